"""Working time of somebody with their own hours."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.dates.working_days import END_OF_DAY, ClosedBy, Hours, closed_by
from casework.dates.working_time import (
    Absence,
    Calendar,
    StepCode,
    add_working_hours,
    response_due,
    working_hours_between,
)

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
OFFICE = Calendar(COPENHAGEN)
EVENING = (time(17), time(21, 30))
EVENINGS_AND_SATURDAYS = OFFICE.with_week(
    (EVENING, None, EVENING, None, None, (time(10), time(14)), None)
)

times = st.integers(0, 47).map(lambda half: time(half // 2, 30 * (half % 2)))
days = st.tuples(times, times).map(sorted).filter(lambda each: each[0] < each[1])
hours = st.one_of(st.none(), days.map(lambda each: (each[0], each[1])))
weeks = st.tuples(*[hours] * 7).filter(any)


def at(text: str) -> datetime:
    """A moment as the clock in Copenhagen shows it."""
    return datetime.fromisoformat(text).replace(tzinfo=COPENHAGEN)


@pytest.mark.parametrize(
    ("day", "closed"),
    [
        pytest.param(date(2026, 11, 23), None, id="Monday evening"),
        pytest.param(date(2026, 11, 24), ClosedBy.DAY_OFF, id="Tuesday off"),
        pytest.param(date(2026, 11, 28), None, id="Saturday"),
        pytest.param(date(2026, 11, 29), ClosedBy.WEEKEND, id="Sunday off"),
        pytest.param(date(2026, 5, 25), ClosedBy.HOLIDAY, id="Whit Monday stays off"),
    ],
)
def test_a_week_of_ones_own(day: date, closed: ClosedBy | None) -> None:
    assert closed_by(day, EVENINGS_AND_SATURDAYS) is closed


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        pytest.param("2026-11-23 09:00", 4, "2026-11-23 21:00", id="begins in the evening"),
        pytest.param("2026-11-23 09:00", 8, "2026-11-25 20:30", id="over a day off"),
        pytest.param("2026-11-27 09:00", 4, "2026-11-28 14:00", id="on Saturday"),
        pytest.param("2026-11-28 14:00", 1, "2026-11-30 18:00", id="over Sunday"),
    ],
)
def test_hours_count_in_ones_own_week(start: str, hours: int, end: str) -> None:
    assert add_working_hours(at(start), hours, EVENINGS_AND_SATURDAYS) == at(end)


def test_a_promise_says_which_days_are_off() -> None:
    steps = response_due(at("2026-11-23 18:00"), EVENINGS_AND_SATURDAYS).steps
    assert [step.code for step in steps[1:]] == [
        StepCode.DAY_OFF,
        StepCode.WORKING_DAY,
        StepCode.DAY_OFF,
        StepCode.DAY_OFF,
        StepCode.WORKING_DAY,
    ]


def test_absences_are_off_in_ones_own_week_too() -> None:
    away = EVENINGS_AND_SATURDAYS.without([Absence(date(2026, 11, 23), date(2026, 11, 27))])
    assert add_working_hours(at("2026-11-23 09:00"), 1, away) == at("2026-11-28 11:00")


def test_a_day_may_end_at_midnight() -> None:
    late = OFFICE.with_week(((time(22), END_OF_DAY), *[None] * 6))
    assert add_working_hours(at("2026-11-23 09:00"), 2, late) == at("2026-11-24 00:00")


def test_hours_that_summer_time_leaves_out_are_none() -> None:
    """On 29 March 2026 the clock goes from 2 to 3."""
    night = OFFICE.with_week((*[None] * 6, (time(2, 30), time(3))))
    assert add_working_hours(at("2026-03-28 09:00"), 0.5, night) == at("2026-04-12 03:00")


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(  # noqa: DTZ001
        lambda naive: naive.replace(tzinfo=COPENHAGEN)
    ),
    st.integers(1, 60 * 20),
    weeks,
)
def test_adding_hours_and_counting_them_are_inverse(
    start: datetime, minutes: int, week: tuple[Hours | None, ...]
) -> None:
    calendar = OFFICE.with_week(week)
    end = add_working_hours(start, minutes / 60, calendar)
    assert working_hours_between(start, end, calendar) == pytest.approx(minutes / 60, abs=1e-6)


@pytest.mark.parametrize("week", [(None,) * 7, (EVENING,) * 6, ((time(9), time(9)),) * 7])
def test_a_week_that_is_none_is_refused(week: tuple[Hours | None, ...]) -> None:
    with pytest.raises(ValueError, match=r"seven days|cannot close"):
        OFFICE.with_week(week)
