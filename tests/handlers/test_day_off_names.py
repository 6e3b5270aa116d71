"""What a day is called on which nobody works, in the reader's language, and called once."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from casework.dates.closed_days import CLOSED_DAYS, ClosedDay
from casework.dates.working_days import Calendar
from casework.office import Office
from handlers.core.scene import Scene, day_off_name
from tests.support.texts import OFFICE
from tests.support.walks import reader

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def named(day: date, language: str, closed: tuple[ClosedDay, ...] = CLOSED_DAYS) -> str:
    calendar: Calendar = replace(OFFICE.calendar, closed_days=closed)
    office: Office = replace(OFFICE, calendar=calendar)
    return day_off_name(Scene(reader(language), office, NOW), day)


@pytest.mark.parametrize(
    ("day", "danish", "english"),
    [
        (date(2026, 12, 24), "Juleaften", "Christmas Eve"),
        (date(2026, 12, 31), "Nytårsaften", "New Year's Eve"),
        (date(2026, 6, 5), "Grundlovsdag", "Constitution Day"),
        (date(2026, 12, 25), "Juledag", "Christmas Day"),
        (date(2033, 6, 5), "Pinsedag", "Pentecost"),  # both fall on one day
        (date(2026, 5, 1), "", ""),  # known to the package, and closed nowhere here
        (date(2026, 11, 23), "", ""),
    ],
)
def test_each_day_off_has_one_name(day: date, danish: str, english: str) -> None:
    assert (named(day, "da"), named(day, "en")) == (danish, english)


def test_other_days_are_called_as_they_were_written() -> None:
    friday = (ClosedDay(5, 7, "Fredag {efter} <Kristi>", 2027),)
    assert named(date(2027, 5, 7), "en", friday) == "Fredag {efter} <Kristi>"
    assert named(date(2028, 5, 7), "en", friday) == ""
    assert named(date(2026, 12, 24), "en", friday) == ""
