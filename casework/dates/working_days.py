"""Which days are working days, and from when to when.

The days off are those of the `holidays` package. For Denmark they are the church's holidays
and New Year's Day; the Great Prayer Day is one until 2023 (Act 214 of 6 March 2023). Constitution
Day, Christmas Eve and New Year's Eve are no public holidays (the package has them as "optional",
with 1 May): a municipality that closes on them says so, see `casework.dates.closed_days`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from typing import Self
from zoneinfo import ZoneInfo

from casework.dates.closed_days import CLOSED_DAYS, ClosedDay

DAYS_A_WEEK, SATURDAY = 7, 5
END_OF_DAY = time.max
"""A day that closes then goes on until midnight, which no `time` can say."""

Hours = tuple[time, time]
"""From when until when somebody works on a day, on the clock on the wall."""


@dataclass(frozen=True)
class Absence:
    """Days, the first and the last included, on which there is no working time."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"an absence cannot end on {self.last}, before {self.first}")

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True)
class Calendar:
    """When there is working time. `opens` and `closes` are local; `country` is its ISO 3166 code.

    `holidays` names the categories of the holidays package that are days off, `closed_days` what
    the municipality has added to them. `week` holds somebody's own hours from Monday to Sunday,
    None on a day off, instead of `opens` and `closes` on weekdays. Holidays are days off for them
    too.
    """

    zone: ZoneInfo
    opens: time = time(8)
    closes: time = time(16)
    country: str = "DK"
    holidays: tuple[str, ...] = ("public",)
    closed_days: tuple[ClosedDay, ...] = CLOSED_DAYS
    absences: tuple[Absence, ...] = ()
    week: tuple[Hours | None, ...] | None = None

    def __post_init__(self) -> None:
        days = [hours for hours in self.week or () if hours is not None]
        for opens, closes in ((self.opens, self.closes), *days):
            if closes <= opens:
                raise ValueError(f"a working day cannot close at {closes}, opening {opens}")
        if self.week is not None and (len(self.week) != DAYS_A_WEEK or not days):
            raise ValueError(f"a week is seven days with hours on one of them, not {self.week}")

    def hours_on(self, weekday: int) -> Hours | None:
        """The hours of a day of the week (0 is Monday); None on a day off."""
        if self.week is not None:
            return self.week[weekday]
        return None if weekday >= SATURDAY else (self.opens, self.closes)

    def with_week(self, week: tuple[Hours | None, ...] | None) -> Self:
        """The same calendar for somebody with their own hours; None for the office's."""
        return replace(self, week=week)

    def without(self, absences: Iterable[Absence]) -> Self:
        """The same calendar for somebody who is absent on these days too."""
        return replace(self, absences=(*self.absences, *absences))


class ClosedBy(StrEnum):
    """Why a day is not a working day. A holiday on a Sunday is called a holiday.

    So is a day that the municipality closes by agreement. A weekday on which somebody with their
    own hours never works is their day off.
    """

    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    ABSENCE = "absence"
    DAY_OFF = "day_off"


def is_working_day(day: date, calendar: Calendar) -> bool:
    """Whether there is working time on this local day."""
    return closed_by(day, calendar) is None


def closed_by(day: date, calendar: Calendar) -> ClosedBy | None:
    """Why there is no working time on this local day; None on a working day."""
    if day in _holidays(calendar.country, day.year, calendar.holidays):
        return ClosedBy.HOLIDAY
    if closed_day(day, calendar) is not None:
        return ClosedBy.HOLIDAY
    if calendar.hours_on(day.weekday()) is None:
        return ClosedBy.WEEKEND if day.weekday() >= SATURDAY else ClosedBy.DAY_OFF
    if any(day in absence for absence in calendar.absences):
        return ClosedBy.ABSENCE
    return None


def closed_day(day: date, calendar: Calendar) -> ClosedDay | None:
    """What the municipality closes for on this local day; None where it does not."""
    return next((each for each in calendar.closed_days if each.falls_on(day)), None)


def hours_of(day: date, calendar: Calendar) -> tuple[datetime, datetime]:
    """Opening and closing of a local day in UTC, as if it were a working day.

    That is: the office's hours on a day of the week on which nobody works.
    """
    opens, closes = calendar.hours_on(day.weekday()) or (calendar.opens, calendar.closes)
    ends = datetime.combine(day, closes, calendar.zone)
    if closes == END_OF_DAY:
        ends = datetime.combine(day + timedelta(days=1), time(), calendar.zone)
    return datetime.combine(day, opens, calendar.zone).astimezone(UTC), ends.astimezone(UTC)


def holiday_name(
    day: date, language: str, country: str = "DK", categories: tuple[str, ...] | None = None
) -> str | None:
    """What a holiday is called, of these categories or of any; None if it is none.

    In English where the package does not know the language. Of two of one day it names both, so
    that a day which is closed by agreement has to be looked for among the public ones alone.
    """
    return _holiday_names(country, day.year, language, categories).get(day)


@cache
def _holidays(country: str, year: int, categories: tuple[str, ...]) -> frozenset[date]:
    """The days off of one year; whole years, because threads share what is cached."""
    import holidays

    return frozenset(holidays.country_holidays(country, years=year, categories=categories))


@cache
def _holiday_names(
    country: str, year: int, language: str, categories: tuple[str, ...] | None
) -> Mapping[date, str]:
    import holidays

    known = holidays.country_holidays(country)
    return dict(
        holidays.country_holidays(
            country,
            years=year,
            categories=categories or known.supported_categories,
            language=language if language in known.supported_languages else "en_US",
        )
    )
