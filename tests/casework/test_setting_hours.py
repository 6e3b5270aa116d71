"""Hours that are typed, and a week that is changed."""

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.core.errors import Refused
from casework.dates.working_time import Calendar
from casework.hours import changed, read_hours, week_of

OFFICE = Calendar(ZoneInfo("Europe/Copenhagen"))


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("10-18", (600, 1080)),
        ("17.00-21.30", (1020, 1290)),
        ("17:00 – 21:30", (1020, 1290)),
        ("kl. 9 til 15.30", (540, 930)),
        ("Fra 8 til 16.", (480, 960)),
        ("from 9 to 12", (540, 720)),
        ("0900-1530", (540, 930)),
        ("18-24", (1080, 1440)),
        ("Fri", None),
        ("closed", None),
    ],
)
def test_hours_as_people_type_them(text: str, hours: tuple[int, int] | None) -> None:
    assert read_hours(text) == hours


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("18-10", "hours_end_first"),
        ("22-02", "hours_end_first"),
        ("9-9", "hours_end_first"),
        ("9-25", "hours_unreadable"),
        ("9.70-12", "hours_unreadable"),
        ("9", "hours_unreadable"),
        ("in the evening", "hours_unreadable"),
        ("", "hours_unreadable"),
        ("24-24", "hours_unreadable"),
    ],
)
def test_hours_that_are_none(text: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        read_hours(text)
    assert refused.value.code == code


@given(st.text(max_size=40))
def test_whatever_is_typed_is_hours_or_refused(text: str) -> None:
    try:
        hours = read_hours(text)
    except Refused:
        return
    assert hours is None or 0 <= hours[0] < hours[1] <= 1440


def test_a_day_of_the_week_is_changed() -> None:
    office = week_of(OFFICE)
    assert office == (*[(480, 960)] * 5, None, None)
    assert changed(office, 5, (600, 840))[5] == (600, 840)
    with pytest.raises(Refused, match="stale_button"):
        changed(office, 7, None)


def test_one_day_must_be_left() -> None:
    week = week_of(OFFICE)
    for weekday in range(4):
        week = changed(week, weekday, None)
    with pytest.raises(Refused, match="hours_none_left"):
        changed(week, 4, None)
