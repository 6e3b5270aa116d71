"""The translator: a sentence of the catalogue in a reader's language, with its values in place."""

import gettext
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from datetime import time as time_of_day
from functools import cache
from html import escape
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

FOLDER = Path(__file__).parent
_AROUND = re.compile(r"^[\W_]+|[\W_]+$")


@dataclass(frozen=True)
class Language:
    """A language with a catalogue: what it calls itself, Babel's name of it, how days are said."""

    name: str
    locale: str
    day: str
    short_day: str
    time: str
    right_to_left: bool = False


LANGUAGES = {
    "da": Language("Dansk", "da_DK", "EEEE 'den' d. MMMM", "EEE d. MMM", "H.mm"),
    "en": Language("English", "en_GB", "EEEE d MMMM", "EEE d MMM", "HH:mm"),
}
"""Every language with a complete catalogue; the first is the default. A new one is one entry."""

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
    `plain` gives text for buttons and alerts, which have no markup.
    """

    language: str
    zone: ZoneInfo

    def _(self, sentence: str, **values: Any) -> str:
        """The sentence, with its values escaped for HTML."""
        translated = _catalogue(self.language).gettext(sentence)
        return translated.format_map(_escaped(values))

    def plain(self, sentence: str, **values: Any) -> str:
        """The sentence for a place without markup."""
        return _catalogue(self.language).gettext(sentence).format_map(values)

    def plural(self, one: str, many: str, number: int, **values: Any) -> str:
        """The form that fits the number, which is `{number}` in the sentence; values escaped."""
        translated = _catalogue(self.language).ngettext(one, many, number)
        return translated.format_map(_escaped({"number": number, **values}))

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

    def weekday(self, day: date) -> str:
        """`Saturday`, of a local day."""
        from babel.dates import format_date

        return format_date(day, "EEEE", locale=self._locale)

    def listed(self, words: Sequence[str]) -> str:
        """`Saturday and Sunday`."""
        from babel.lists import format_list

        return format_list(words, locale=self._locale)

    def month_name(self, day: date) -> str:
        """`November 2026`, of a local day."""
        from babel.dates import format_date

        name: str = format_date(day, "LLLL y", locale=self._locale)
        return name[:1].upper() + name[1:]

    def weekday_names(self) -> tuple[str, ...]:
        """`Mo`, `Tu`, ...: seven names as short as they go, from Monday on."""
        from babel.dates import get_day_names

        names = get_day_names("short", "stand-alone", self._locale)
        return tuple(names[number].rstrip(".") for number in range(7))

    def time(self, moment: datetime) -> str:
        """`16:00`, in the reader's zone."""
        from babel.dates import format_time

        return format_time(
            moment, LANGUAGES[self.language].time, tzinfo=self.zone, locale=self._locale
        )

    def clock(self, at: time_of_day) -> str:
        """`7:15`, of a local time of day."""
        from babel.dates import format_time

        return format_time(at, LANGUAGES[self.language].time, locale=self._locale)

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

    @property
    def _locale(self) -> str:
        return LANGUAGES[self.language].locale


@cache
def everywhere(sentence: str) -> frozenset[str]:
    """A button's text in every language, for comparison with what somebody has typed."""
    return frozenset(folded(_catalogue(language).gettext(sentence)) for language in LANGUAGES)


def folded(text: str) -> str:
    """A text as it is compared: without case, and without spaces and symbols around it."""
    return _AROUND.sub("", text).casefold()


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation("bot", FOLDER, languages=[language])


def _escaped(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: escape(value, quote=False) if isinstance(value, str) else value
        for name, value in values.items()
    }
