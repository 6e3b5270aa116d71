"""The setting `CLOSED_DAYS`: `12-24, 06-05, 2027-05-07=Fredag efter Kristi himmelfartsdag`."""

import re
from collections.abc import Iterable

from casework.dates.closed_days import CLOSED_DAYS, ClosedDay

_DAY = re.compile(r"(?:(?P<year>[0-9]{4})-)?(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
_LONGEST_NAME = 60

_KNOWN = {(each.month, each.day): each for each in CLOSED_DAYS}
_KNOWN_NAMES = {
    (12, 24): ("juleaften", "juleaftensdag", "christmas eve"),
    (12, 31): ("nytårsaften", "nytårsaftensdag", "new year's eve"),
    (6, 5): ("grundlovsdag", "constitution day"),
}
"""What these days may be called and still be read by everybody in their own language."""


class ClosedDays(tuple[ClosedDay, ...]):
    """The days as they were set; as a text, as an operator writes them."""

    __slots__ = ()

    def __str__(self) -> str:
        """`12-24=Christmas Eve, 06-05=Constitution Day`; `none` where there are none."""
        return ", ".join(map(_written, self)) or "none"


def closed_days(value: object) -> ClosedDays:
    """The days of a text, a comma between them; `none` for no such days.

    A day is `month-day` for every year, or `year-month-day` for one, and has a name after `=`,
    which those of the default may leave out. Raises ValueError, in words that fit after the
    setting's name.
    """
    if isinstance(value, tuple):
        return ClosedDays(value)
    text = str(value).strip()
    if text.casefold() == "none":
        return ClosedDays()
    days = [_day(entry.strip()) for entry in text.split(",") if entry.strip()]
    if not days:
        raise ValueError(f"'{text}' names no day")
    _check_each_once(days)
    return ClosedDays(days)


def _day(entry: str) -> ClosedDay:
    date, _, name = entry.partition("=")
    found, name = _DAY.fullmatch(date.strip()), " ".join(name.split())
    if found is None:
        raise ValueError(f"'{entry}' does not begin with a day such as 12-24")
    year = int(found["year"]) if found["year"] else None
    month, day = int(found["month"]), int(found["day"])
    known = _KNOWN.get((month, day))
    if known and year is None and name.casefold() in {"", *_KNOWN_NAMES[month, day]}:
        return known
    if not name:
        raise ValueError(f"'{entry}' has no name")
    if len(name) > _LONGEST_NAME:
        raise ValueError(f"the name of '{date.strip()}' has more than {_LONGEST_NAME} characters")
    try:
        return ClosedDay(month, day, name, year)
    except ValueError:
        raise ValueError(f"there is no day '{date.strip()}'") from None


def _check_each_once(days: Iterable[ClosedDay]) -> None:
    seen = set()
    for each in days:
        key = (each.year, each.month, each.day)
        if key in seen:
            raise ValueError(f"'{_date(each)}' stands there twice")
        seen.add(key)


def _written(each: ClosedDay) -> str:
    return f"{_date(each)}={each.name}"


def _date(each: ClosedDay) -> str:
    day = f"{each.month:02}-{each.day:02}"
    return day if each.year is None else f"{each.year:04}-{day}"
