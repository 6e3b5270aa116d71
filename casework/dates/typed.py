"""Days and times that people type: "fredag 14.30", "28/11 kl. 9", "Nov 28 at 2 pm".

Every language's names of days and months are understood, whatever language the reader has chosen,
and whole phrases in Danish and English; how each wording is read says
docs/decisions/0013-days-in-words.md. Whatever else is typed is a refusal that asks
again, never an error and never a guess.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from casework.core.errors import Refused
from casework.dates.day_words import (
    NUMBERS,
    UNITS,
    away,
    either_way,
    months,
    tidied,
    weekdays,
    without_marks,
)

LONGEST = 60
"""Characters; nobody needs more to name a day and a time."""

MOST_YEARS = 10
"""Years from today; whatever lies further away is a slip of the finger."""


def read_day(text: str, today: date, *, past: bool = False) -> date:
    """The local day that a text means, today or later.

    With `past`, it is about something that has been: a weekday or a date without a year is the
    last one, and no day is too early.

    Raises Refused("day_unreadable"), and Refused("day_past") for a day before today.
    """
    day = _day(_tidied(text), today, -1 if past else 1)
    if day is None:
        raise Refused("day_unreadable")
    if day < today and not past:
        raise Refused("day_past")
    return day


def read_time(text: str) -> time:
    """The time of day that a text means: "14.30", "kl. 9", "2 pm". Twenty-four hours a day.

    Raises Refused("time_unreadable").
    """
    found = _time(_tidied(text))
    if found is None:
        raise Refused("time_unreadable")
    return found


def read_moment(text: str, now: datetime, zone: ZoneInfo) -> datetime:
    """The moment (UTC) that a text with a day and a time in this zone means, after `now` (aware).

    Raises Refused("time_unreadable"), Refused("time_past"), and Refused("time_not_once") for a
    time that the change to summer time leaves out, or that the change back brings twice.
    """
    today = now.astimezone(zone).date()
    for first, second in _halves(_tidied(text)):
        day, at = _day(first, today, 1), _time(second)
        if day is not None and at is not None:
            return _ahead(local_moment(day, at, zone), now)
    raise Refused("time_unreadable")


def local_moment(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The moment (UTC) of a day and a time in a zone. Raises Refused("time_not_once")."""
    local = datetime.combine(day, at, zone)
    once = local.utcoffset() == local.replace(fold=1).utcoffset()
    if not once:
        raise Refused("time_not_once")
    return local.astimezone(UTC)


def _ahead(moment: datetime, now: datetime) -> datetime:
    if moment <= now:
        raise Refused("time_past")
    return moment


def _tidied(text: str) -> str:
    """In small letters, with one space between words; empty if it is too long to be a day."""
    if len(text) > LONGEST:
        return ""
    return " ".join(re.sub(r"[,،](?=\s|$)", " ", tidied(text)).split()).rstrip(".!?؟ ")


def _halves(text: str) -> Iterator[tuple[str, str]]:
    """Every way in which the words can be a day and a time, the day first, then the time first."""
    words = text.split(" ")
    cuts = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    yield from cuts
    yield from ((second, first) for first, second in cuts)


# Times

_AT = r"(?:kl\.?|klokken|at|@|saat|u|\u0443|الساعة|الساعه)"
_TIME = re.compile(
    rf"(?:{_AT} ?)?"
    r"(?P<hour>[0-9]{1,2})(?:[.:](?P<minute>[0-9]{2}))?"
    r"(?: ?(?P<half>[ap])\.?m\.?)?"
)
_FOUR_DIGITS = re.compile(rf"{_AT} ?(?P<hour>[0-9]{{2}})(?P<minute>[0-9]{{2}})")
NOON = 12


def _time(text: str) -> time | None:
    found = _TIME.fullmatch(text) or _FOUR_DIGITS.fullmatch(text)
    if found is None:
        return None
    parts = found.groupdict()
    hour, minute = int(parts["hour"]), int(parts["minute"] or 0)
    if half := parts.get("half"):
        if not 1 <= hour <= NOON:
            return None
        hour = hour % NOON + (NOON if half == "p" else 0)
    with suppress(ValueError):
        return time(hour, minute)
    return None


# Days: every form of words, each with what it means

Meaning = Callable[[re.Match[str], date, int], date | None]
"""Of the words, today and the direction to look in (1 ahead, -1 back), which day; None is none."""


def _days_away(found: re.Match[str], today: date, _way: int) -> date:
    return today + timedelta(days=away()[found["name"]])


def _either_way(found: re.Match[str], today: date, way: int) -> date:
    return today + timedelta(days=either_way()[found["name"]] * way)


def _from_now(found: re.Match[str], today: date, _way: int) -> date | None:
    count, unit = found["count"], UNITS[found["unit"]]
    number = NUMBERS.get(count) or int(count)
    if unit == "month":
        return _months_on(today, number)
    return today + timedelta(days=number * (7 if unit == "week" else 1))


def _months_on(today: date, number: int) -> date | None:
    """The same day some months later, or the last day of a month that is shorter."""
    months = today.year * 12 + today.month - 1 + number
    days = range(today.day, 0, -1)
    return next((day for each in days if (day := _date(months // 12, months % 12 + 1, each))), None)


def _weekday(found: re.Match[str], today: date, way: int) -> date:
    """The next one, or the last one; never today, which has a word of its own."""
    away = (weekdays()[found["weekday"]] - today.weekday()) * way % 7 or 7
    return today + timedelta(days=away * way)


def _last_weekday(found: re.Match[str], today: date, _way: int) -> date:
    return _weekday(found, today, -1)


def _next_week(found: re.Match[str], today: date, _way: int) -> date:
    """Of the week that begins next Monday."""
    return today + timedelta(days=7 - today.weekday() + weekdays()[found["weekday"]])


def _dated(found: re.Match[str], today: date, way: int) -> date | None:
    """A day and a month, with or without a year; a weekday beside it must be the right one."""
    parts = found.groupdict()
    month = months().get(parts["month"]) or int(parts["month"])
    return _if_on(parts["weekday"], _in_year(int(parts["day"]), month, parts["year"], today, way))


def _in_year(day: int, month: int, year: str | None, today: date, way: int) -> date | None:
    if year is not None:
        return _date(int(year) if len(year) > 2 else 2000 + int(year), month, day)  # noqa: PLR2004
    years = (today.year + way * number for number in range(MOST_YEARS))
    days = (_date(each, month, day) for each in years)
    return next(
        (each for each in days if each is not None and (each - today).days * way >= 0), None
    )


def _day_of_month(found: re.Match[str], today: date, way: int) -> date | None:
    """`den 28.`: of this month, or of the first other one that has such a day."""
    first = today.year * 12 + today.month - 1
    months = (first + way * number for number in range(3))
    days = (_date(each // 12, each % 12 + 1, int(found["day"])) for each in months)
    return _if_on(found["weekday"], _first(days, today, way))


def _first(days: Iterator[date | None], today: date, way: int) -> date | None:
    """The first that exists and is not on the other side of today."""
    return next((day for day in days if day and (day - today).days * way >= 0), None)


def _if_on(weekday: str | None, day: date | None) -> date | None:
    """The day, unless a weekday was named that it is not."""
    fits = day is None or weekday is None or day.weekday() == weekdays()[weekday]
    return day if fits else None


def _date(year: int, month: int, day: int) -> date | None:
    with suppress(ValueError):
        return date(year, month, day)
    return None


_DAY = r"(?P<day>[0-9]{1,2})"
_YEAR = r"(?P<year>[0-9]{4}|[0-9]{2})"
_ON = r"(?:(?:nu )?på |on |this |denne |førstkommende |u |\u0443 |يوم )?"
_THE = r"(?:den |d\.? ?|the )?"
_TH = r"(?:\.|st|nd|rd|th)?(?: of)?"


@cache
def _forms() -> tuple[tuple[re.Pattern[str], Meaning], ...]:
    """Made when the first day is read, not at each start: the names fill some long patterns."""
    weekday = rf"(?P<weekday>{_word(weekdays())})\.?(?: günü| gunu)?"
    month = rf"(?P<month>{_word(months())})\.?"
    leading = rf"{_ON}(?:{weekday} )?{_THE}"
    forms: tuple[tuple[str, Meaning], ...] = (
        (rf"(?:the )?(?P<name>{_word(away())})", _days_away),
        (rf"(?P<name>{_word(either_way())})", _either_way),
        (
            rf"(?:om|in) (?P<count>[0-9]{{1,3}}|{_word(NUMBERS)}) (?P<unit>{_word(UNITS)})",
            _from_now,
        ),
        (rf"{_ON}{weekday}", _weekday),
        (rf"(?:on |på )?(?:next|næste) {weekday}", _next_week),
        (rf"{_ON}{weekday} (?:i næste uge|next week)", _next_week),
        (rf"(?:on |i )?(?:last |sidste )?{weekday}s", _last_weekday),
        (rf"(?:on )?(?:last|sidste) {weekday}", _last_weekday),
        (rf"{leading}{_DAY}{_TH} ?{month}(?: {_YEAR})?", _dated),
        (rf"{leading}{month} {_THE}{_DAY}(?:\.|st|nd|rd|th)?(?: {_YEAR})?", _dated),
        (rf"{leading}{_DAY}[./-] ?(?P<month>[0-9]{{1,2}})(?:\.|[./-] ?{_YEAR})?", _dated),
        (rf"{leading}(?P<year>[0-9]{{4}})[./-](?P<month>[0-9]{{1,2}})[./-]{_DAY}", _dated),
        (rf"{_ON}(?:{weekday} )?(?:den |d\.? ?|the ){_DAY}(?:\.|st|nd|rd|th)?", _day_of_month),
    )
    return tuple((re.compile(pattern), meaning) for pattern, meaning in forms)


def _word(names: Iterable[str]) -> str:
    return "(?:" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + ")"


def _day(text: str, today: date, way: int) -> date | None:
    """The day that the text means as it is written, or else without its marks."""
    found = _day_of(text, today, way)
    return found or _day_of(without_marks(text), today, way)


def _day_of(text: str, today: date, way: int) -> date | None:
    """The day of the first form that the text has; None if it has none, or is too far away."""
    with suppress(OverflowError):
        for pattern, meaning in _forms():
            if found := pattern.fullmatch(text):
                day = meaning(found, today, way)
                return day if day and abs(day.year - today.year) <= MOST_YEARS else None
    return None
