"""The translator: a sentence of the catalogue in a reader's language, with its values in place."""

import gettext
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from datetime import time as time_of_day
from functools import cache
from html import escape
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from locales import directions
from locales.folding import folded
from locales.moments import Told

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Language:
    """A language with a catalogue: what it calls itself, Babel's name of it, how days are said.

    The catalogue stands in `folder/<code>/LC_MESSAGES`.
    """

    name: str
    locale: str
    day: str = "EEEE d MMMM"
    short_day: str = "EEE d MMM"
    time: str = "HH:mm"
    right_to_left: bool = False
    folder: Path = FOLDER


LANGUAGES = {
    "da": Language("Dansk", "da_DK", "EEEE 'den' d. MMMM", "EEE d. MMM", "H.mm"),
    "en": Language("English", "en_GB"),
}
"""Every language with a complete catalogue; the first is the default. A new one is one entry."""

HOURS_A_DAY = 24

DEFAULT = next(iter(LANGUAGES))


def supported(*wishes: str | None) -> str:
    """The first of the wishes (`da`, `en-US`, None) that has a catalogue, else the default."""
    for wish in wishes:
        code = (wish or "")[:2].lower()
        if code in LANGUAGES:
            return code
    return DEFAULT


@dataclass(frozen=True)
class Reader:
    """Somebody who reads: their language, and the time zone they live in.

    `_` gives text for a message body, where values are escaped and never parsed as markup;
    `plain` gives text for buttons and alerts, which have no markup. In both, a value that runs
    another way than the language keeps its direction to itself; where the language runs from right
    to left, every value does. A moment (`Told`) is one in `_` too.
    """

    language: str
    zone: ZoneInfo

    def _(self, sentence: str, **values: Any) -> str:
        """The sentence, with its values escaped for HTML."""
        return self._said(_translated(self.language, sentence), values, _escaped)

    def plain(self, sentence: str, **values: Any) -> str:
        """The sentence for a place without markup."""
        return self._said(_translated(self.language, sentence), values, str)

    def plural(self, one: str, many: str, number: int, **values: Any) -> str:
        """The form that fits the number, which is `{number}` in the sentence; values escaped."""
        translated = _catalogue(self.language).ngettext(one, many, number)
        return self._said(translated, {"number": number, **values}, _escaped)

    def plain_plural(self, one: str, many: str, number: int, **values: Any) -> str:
        """The same for a place without markup, and for what another sentence takes in."""
        translated = _catalogue(self.language).ngettext(one, many, number)
        return self._said(translated, {"number": number, **values}, str)

    def isolated(self, text: str) -> str:
        """A line that stands beside others without a sentence of ours around them."""
        return directions.isolated(text, right_to_left=self.right_to_left)

    def row(self, parts: Iterable[str], between: str = " · ") -> str:
        """Words beside each other that are no sentence, `Education · speaks Turkish`."""
        several = tuple(parts)
        if not several[1:]:
            return "".join(several)
        isolated = map(self.isolated, several)
        if not self.right_to_left:
            return between.join(isolated)
        between = directions.SEPARATORS.get(between, between)
        return directions.RIGHT_TO_LEFT_MARK + between.join(isolated)

    def turned(self, arrow: str) -> str:
        """An arrow, or what else points somewhere, as it points for this reader."""
        return directions.turned(arrow) if self.right_to_left else arrow

    def _said(
        self, translated: str, values: Mapping[str, Any], written: Callable[[str], str]
    ) -> str:
        """The translated sentence with its values in place, each written as the place wants it."""
        right_to_left, parts = self.right_to_left, []
        for piece in directions.pieces(translated, right_to_left=right_to_left):
            parts.append(piece.words)
            if piece.name is not None:
                value = values[piece.name]
                placed = directions.placed(written(str(value)), piece, right_to_left=right_to_left)
                has_markup = written is _escaped and isinstance(value, Told)
                parts.append(value.marked(placed) if has_markup else placed)
        return "".join(parts)

    @property
    def right_to_left(self) -> bool:
        """Whether the language runs from right to left."""
        return LANGUAGES[self.language].right_to_left

    def day(self, moment: datetime) -> str:
        """`Wednesday 25 November`, in the reader's zone."""
        return self.day_name(moment.astimezone(self.zone).date())

    def day_name(self, day: date) -> str:
        """`Wednesday 25 November`, of a local day."""
        from babel.dates import format_date

        return format_date(day, LANGUAGES[self.language].day, locale=self._locale)

    def short_date(self, moment: datetime) -> str:
        """`25 Nov 2026`, in the reader's zone."""
        from babel.dates import format_date

        return format_date(moment.astimezone(self.zone), "medium", locale=self._locale)

    def short_day(self, day: date) -> str:
        """`Wed 25 Nov`, of a local day."""
        from babel.dates import format_date

        return format_date(day, LANGUAGES[self.language].short_day, locale=self._locale)

    def weekday(self, number: int) -> str:
        """`Saturday`, by its number from Monday, 0, on."""
        from babel.dates import get_day_names

        # Not "stand-alone": Babel can then answer in another language than the reader's.
        name: str = get_day_names("wide", "format", self._locale)[number]
        return name

    def listed(self, words: Sequence[str]) -> str:
        """`Saturday and Sunday`. Only this style of Babel's has data for every language."""
        from babel.lists import format_list

        several = [self.isolated(each) for each in words] if len(words) > 1 else words
        return format_list(several, locale=self._locale)

    def month_name(self, day: date) -> str:
        """`November 2026`, of a local day."""
        from babel.dates import format_date

        # Not "LLLL", the name that stands alone: see weekday.
        return self.capital(format_date(day, "MMMM y", locale=self._locale))

    def weekday_names(self) -> tuple[str, ...]:
        """`Mo`, `Tu`, ...: seven names as short as they go, from Monday on."""
        from babel.dates import get_day_names

        # Not "stand-alone": see weekday.
        names = get_day_names("short", "format", self._locale)
        return tuple(names[number].rstrip(".") for number in range(7))

    def time(self, moment: datetime) -> Told:
        """`16:00`, in the reader's zone; in a message, a tap shows it by the phone's clock."""
        return Told.of(moment, self.clock(moment.astimezone(self.zone).time()))

    def clock(self, at: time_of_day) -> str:
        """`07:15`, of a local time of day."""
        from babel.dates import format_time

        shown = format_time(at, LANGUAGES[self.language].time, locale=self._locale)
        return self.isolated(shown)

    def minutes(self, since_midnight: int) -> str:
        """`07:15`, of local minutes since midnight; the end of the day is `24:00`."""
        hour, minute = divmod(since_midnight, 60)
        if hour < HOURS_A_DAY:
            return self.clock(time_of_day(hour, minute))
        midnight = self.clock(time_of_day())
        return re.sub("0+", str(HOURS_A_DAY), midnight, count=1)

    def number(self, value: float) -> str:
        """`1,234`; `4.3` where there is a fraction, which is rounded to one digit."""
        from babel.numbers import format_decimal

        pattern = "#,##0" if isinstance(value, int) else "#,##0.0"
        return format_decimal(value, pattern, locale=self._locale)

    def percent(self, whole: int) -> str:
        """`66%`, `66 %`: of a number of hundredths."""
        from babel.numbers import format_percent

        return format_percent(whole / 100, locale=self._locale)

    def language_name(self, code: str) -> str:
        """What a language is called in the reader's own: `Turkish`, `tyrkisk`."""
        from babel import Locale

        name: str = Locale.parse(self._locale).languages.get(code, code)
        return name

    def capital(self, text: str) -> str:
        """A text as it begins a sentence or a button, in the language's own letters."""
        return text[:1].translate(_CAPITALS.get(self.language, {})).upper() + text[1:]

    def small(self, text: str) -> str:
        """A label as it stands inside a sentence; what is written in capitals stays so."""
        if text[1:2].isupper():
            return text
        return text[:1].translate(_SMALL.get(self.language, {})).lower() + text[1:]

    @property
    def _locale(self) -> str:
        return LANGUAGES[self.language].locale


_MEANING = "\4"
"""Stands between what a sentence means and the sentence, where it has several meanings."""

_CAPITALS = {"tr": str.maketrans("i", "İ")}
_SMALL = {"tr": str.maketrans("Iİ", "ıi")}
"""Where a language has other pairs of letters than Unicode's rules without a language."""


@cache
def folded_in(language: str, sentence: str) -> str:
    """A button's text in a language, as what somebody types is compared with it."""
    return folded(_translated(language, sentence))


def _translated(language: str, sentence: str) -> str:
    """A sentence in a language; one that no catalogue has is said as it is, without its meaning."""
    return _catalogue(language).gettext(sentence).rpartition(_MEANING)[2]


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation("bot", LANGUAGES[language].folder, languages=[language])


def _escaped(value: str) -> str:
    return escape(value, quote=False)
