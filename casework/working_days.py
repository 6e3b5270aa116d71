"""Which days are working days, and from when to when.

The days off are those of the `holidays` package. For Denmark they are the church's holidays
and New Year's Day; the Great Prayer Day is one until 2023 (Act 214 of 6 March 2023). Constitution
Day, Christmas Eve and New Year's Eve are no public holidays. A municipality that closes on
them says so: they are the package's category "optional", with 1 May.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from enum import StrEnum
from functools import cache
from typing import Self
from zoneinfo import ZoneInfo

SATURDAY = 5


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

    `holidays` names the categories of the holidays package that are days off.
    """

    zone: ZoneInfo
    opens: time = time(8)
    closes: time = time(16)
    country: str = "DK"
    holidays: tuple[str, ...] = ("public",)
    absences: tuple[Absence, ...] = ()

    def __post_init__(self) -> None:
        if self.closes <= self.opens:
            raise ValueError(f"a working day cannot close at {self.closes}, opening {self.opens}")

    def without(self, absences: Iterable[Absence]) -> Self:
        """The same calendar for somebody who is absent on these days too."""
        return replace(self, absences=(*self.absences, *absences))


class ClosedBy(StrEnum):
    """Why a day is not a working day. A holiday on a Sunday is called a holiday."""

    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    ABSENCE = "absence"


def is_working_day(day: date, calendar: Calendar) -> bool:
    """Whether there is working time on this local day."""
    return closed_by(day, calendar) is None


def closed_by(day: date, calendar: Calendar) -> ClosedBy | None:
    """Why there is no working time on this local day; None on a working day."""
    if day in _holidays(calendar.country, day.year, calendar.holidays):
        return ClosedBy.HOLIDAY
    if day.weekday() >= SATURDAY:
        return ClosedBy.WEEKEND
    if any(day in absence for absence in calendar.absences):
        return ClosedBy.ABSENCE
    return None


def hours_of(day: date, calendar: Calendar) -> tuple[datetime, datetime]:
    """Opening and closing of a local day in UTC, as if it were a working day."""
    opens = datetime.combine(day, calendar.opens, calendar.zone)
    closes = datetime.combine(day, calendar.closes, calendar.zone)
    return opens.astimezone(UTC), closes.astimezone(UTC)


def holiday_name(day: date, language: str, country: str = "DK") -> str | None:
    """What a holiday is called, also one that only some calendars take off; None if it is none.

    In English where the package does not know the language.
    """
    return _holiday_names(country, day.year, language).get(day)


@cache
def _holidays(country: str, year: int, categories: tuple[str, ...]) -> frozenset[date]:
    """The days off of one year; whole years, because threads share what is cached."""
    import holidays

    return frozenset(holidays.country_holidays(country, years=year, categories=categories))


@cache
def _holiday_names(country: str, year: int, language: str) -> Mapping[date, str]:
    import holidays

    known = holidays.country_holidays(country)
    return dict(
        holidays.country_holidays(
            country,
            years=year,
            categories=known.supported_categories,
            language=language if language in known.supported_languages else "en_US",
        )
    )
