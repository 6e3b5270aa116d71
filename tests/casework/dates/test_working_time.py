import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.dates.working_time import (
    Absence,
    Calendar,
    DateStep,
    StepCode,
    add_working_hours,
    holiday_name,
    is_working_day,
    response_due,
    working_hours_between,
)

ROOT = Path(__file__).parents[3]
COPENHAGEN = ZoneInfo("Europe/Copenhagen")
CALENDAR = Calendar(COPENHAGEN)
AWAY_IN_JULY = CALENDAR.without([Absence(date(2026, 7, 1), date(2026, 7, 31))])

# Across a year's end, two Easters and the four switches of 2026 and 2027.
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
calendars = st.sampled_from([CALENDAR, AWAY_IN_JULY])


def at(text: str) -> datetime:
    """A moment as the clock in Copenhagen shows it."""
    return datetime.fromisoformat(text).replace(tzinfo=COPENHAGEN)


# An answer within two working days


@pytest.mark.parametrize(
    ("sent", "due"),
    [
        pytest.param("2026-11-23 10:00", "2026-11-25 16:00", id="Monday: by Wednesday"),
        pytest.param("2026-11-23 05:30", "2026-11-25 16:00", id="Monday before opening"),
        pytest.param("2026-11-23 22:00", "2026-11-25 16:00", id="Monday late: still Wednesday"),
        pytest.param("2026-11-20 15:00", "2026-11-24 16:00", id="Friday: by Tuesday"),
        pytest.param("2026-11-20 16:20", "2026-11-24 16:00", id="Friday after hours"),
        pytest.param("2026-11-21 12:00", "2026-11-24 16:00", id="Saturday"),
        pytest.param("2026-11-22 23:59", "2026-11-24 16:00", id="Sunday"),
        pytest.param("2026-04-01 10:00", "2026-04-08 16:00", id="Wednesday before Easter"),
        pytest.param("2026-04-04 10:00", "2026-04-08 16:00", id="Easter Saturday"),
        pytest.param("2026-05-13 10:00", "2026-05-18 16:00", id="Ascension Day in between"),
        pytest.param("2026-12-23 10:00", "2026-12-29 16:00", id="Christmas"),
        pytest.param("2026-12-22 10:00", "2026-12-28 16:00", id="nobody answers on Christmas Eve"),
        pytest.param("2026-12-30 10:00", "2027-01-05 16:00", id="over the year's end"),
        pytest.param("2026-03-27 10:00", "2026-03-31 16:00", id="summer time begins"),
        pytest.param("2026-10-23 10:00", "2026-10-27 16:00", id="summer time ends"),
        pytest.param("2026-10-25 02:30", "2026-10-27 16:00", id="in the hour that comes twice"),
        pytest.param("2026-06-03 10:00", "2026-06-08 16:00", id="Constitution Day"),
        pytest.param("2026-04-30 10:00", "2026-05-04 16:00", id="no Great Prayer Day since 2024"),
        pytest.param("2023-05-04 10:00", "2023-05-09 16:00", id="Great Prayer Day in 2023"),
    ],
)
def test_an_answer_is_due_after_two_working_days(sent: str, due: str) -> None:
    assert response_due(at(sent), CALENDAR).due == at(due)


def test_summer_time_moves_the_closing_hour_in_utc() -> None:
    assert response_due(at("2026-03-26 10:00"), CALENDAR).due == datetime(
        2026, 3, 30, 14, tzinfo=UTC
    )
    assert response_due(at("2026-10-22 10:00"), CALENDAR).due == datetime(
        2026, 10, 26, 15, tzinfo=UTC
    )


def test_the_day_of_sending_is_the_one_in_copenhagen() -> None:
    """Sunday 23:30 in UTC is Monday 0:30 in Copenhagen."""
    sent = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    assert response_due(sent, CALENDAR).due == at("2026-11-25 16:00")


def test_a_deadline_explains_itself() -> None:
    sent = at("2026-11-20 16:20")
    assert response_due(sent, CALENDAR).steps == (
        DateStep(StepCode.SENT, date(2026, 11, 20), at=sent.astimezone(UTC)),
        DateStep(StepCode.AFTER_HOURS, date(2026, 11, 20)),
        DateStep(StepCode.WEEKEND, date(2026, 11, 21)),
        DateStep(StepCode.WEEKEND, date(2026, 11, 22)),
        DateStep(StepCode.WORKING_DAY, date(2026, 11, 23), ordinal=1),
        DateStep(StepCode.WORKING_DAY, date(2026, 11, 24), ordinal=2),
    )


@pytest.mark.parametrize(
    ("sent", "codes"),
    [
        ("2026-11-23 07:59", ["before_hours", "working_day", "working_day"]),
        ("2026-11-23 08:00", ["working_day", "working_day"]),
        ("2026-11-23 15:59", ["working_day", "working_day"]),
        ("2026-11-23 16:00", ["after_hours", "working_day", "working_day"]),
        ("2026-11-22 12:00", ["weekend", "working_day", "working_day"]),
        ("2026-04-03 12:00", ["holiday", "weekend", "holiday", "holiday", *["working_day"] * 2]),
        ("2026-06-29 12:00", ["working_day", *["absence"] * 3, *["weekend"] * 2, "absence"]),
    ],
)
def test_the_steps_say_what_each_day_was(sent: str, codes: list[str]) -> None:
    deadline = response_due(at(sent), AWAY_IN_JULY)
    assert [step.code for step in deadline.steps[1 : len(codes) + 1]] == codes


def test_a_promise_may_be_longer() -> None:
    assert response_due(at("2026-11-23 10:00"), CALENDAR, working_days=5).due == at(
        "2026-11-30 16:00"
    )
    assert response_due(at("2026-01-01 10:00"), CALENDAR, working_days=1000).due.year == 2029
    with pytest.raises(ValueError, match="at least 1 working day away, not 0"):
        response_due(at("2026-11-23 10:00"), CALENDAR, working_days=0)


@given(moments, st.integers(1, 10), calendars)
def test_it_is_due_at_closing_time_of_the_last_of_so_many_working_days(
    sent_at: datetime, working_days: int, calendar: Calendar
) -> None:
    due = response_due(sent_at, calendar, working_days=working_days).due.astimezone(COPENHAGEN)
    sent_on = sent_at.astimezone(COPENHAGEN).date()
    after = [sent_on + timedelta(days=days + 1) for days in range((due.date() - sent_on).days)]
    assert due.time() == time(16)
    assert due > sent_at
    assert is_working_day(due.date(), calendar)
    assert sum(is_working_day(day, calendar) for day in after) == working_days


@given(moments, moments, calendars)
def test_what_is_sent_later_is_not_due_earlier(
    one: datetime, other: datetime, calendar: Calendar
) -> None:
    first, second = sorted([one, other])
    assert response_due(first, calendar).due <= response_due(second, calendar).due


@given(moments, calendars)
def test_there_are_always_two_whole_working_days_to_answer_in(
    sent_at: datetime, calendar: Calendar
) -> None:
    due = response_due(sent_at, calendar).due
    assert 16 <= working_hours_between(sent_at, due, calendar) <= 24


# Working hours


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2026-11-23 09:00", 4, "2026-11-23 13:00"),
        ("2026-11-23 12:00", 4, "2026-11-23 16:00"),
        ("2026-11-23 14:30", 4, "2026-11-24 10:30"),
        ("2026-11-20 15:00", 4, "2026-11-23 11:00"),
        ("2026-11-21 03:00", 4, "2026-11-23 12:00"),
        ("2026-04-01 15:00", 2, "2026-04-07 09:00"),
        ("2026-03-27 15:30", 1, "2026-03-30 08:30"),
        ("2026-10-23 15:30", 1, "2026-10-26 08:30"),
        ("2026-11-23 17:00", 0, "2026-11-23 17:00"),
        ("2026-11-23 09:00", 0.25, "2026-11-23 09:15"),
    ],
)
def test_so_many_working_hours_later(start: str, hours: float, end: str) -> None:
    assert add_working_hours(at(start), hours, CALENDAR) == at(end)
    assert working_hours_between(at(start), at(end), CALENDAR) == hours


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("2026-11-20 15:00", "2026-11-23 09:00", 2),
        ("2026-11-20 17:00", "2026-11-23 07:00", 0),
        ("2026-11-23 00:00", "2026-11-30 00:00", 40),
        ("2026-12-23 00:00", "2026-12-29 00:00", 16),
        ("2026-11-24 12:00", "2026-11-23 12:00", 0),
        ("2026-06-30 12:00", "2026-08-03 09:00", 5),
    ],
)
def test_working_hours_between_two_moments(start: str, end: str, hours: float) -> None:
    assert working_hours_between(at(start), at(end), AWAY_IN_JULY) == hours


def test_hours_are_real_ones_where_the_clock_is_moved_during_work() -> None:
    """Jerusalem goes to summer time on a Friday at 2; the night from 1 to 5 is an hour shorter."""
    night = Calendar(ZoneInfo("Asia/Jerusalem"), opens=time(1), closes=time(5), country="IL")
    opening = datetime(2026, 3, 27, 1, tzinfo=night.zone)
    closing = opening.replace(hour=5)
    assert working_hours_between(opening, closing, night) == 3
    assert add_working_hours(opening, 3, night) == closing


minutes = st.integers(1, 60 * 200)


@given(moments, minutes, calendars)
def test_adding_hours_and_counting_them_are_inverse(
    start: datetime, spent: int, calendar: Calendar
) -> None:
    hours = spent / 60
    end = add_working_hours(start, hours, calendar)
    assert working_hours_between(start, end, calendar) == pytest.approx(hours, abs=1e-6)
    just_before = end - timedelta(microseconds=1)
    assert working_hours_between(start, just_before, calendar) < hours


@given(moments, moments, moments, calendars)
def test_working_hours_add_up(
    one: datetime, two: datetime, three: datetime, calendar: Calendar
) -> None:
    a, b, c = sorted([one, two, three])
    parts = working_hours_between(a, b, calendar) + working_hours_between(b, c, calendar)
    assert working_hours_between(a, c, calendar) == pytest.approx(parts)


# Days


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 11, 23), True),
        (date(2026, 11, 22), False),
        (date(2026, 1, 1), False),
        (date(2026, 4, 2), False),
        (date(2026, 5, 25), False),
        (date(2026, 12, 25), False),
        (date(2026, 12, 24), False),
        (date(2026, 12, 31), False),
        (date(2026, 6, 5), False),
        (date(2026, 5, 1), True),
    ],
)
def test_working_days(day: date, works: bool) -> None:
    assert is_working_day(day, CALENDAR) is works


def test_a_municipality_may_close_on_the_optional_days_too() -> None:
    closed = Calendar(COPENHAGEN, holidays=("public", "optional"))
    assert not is_working_day(date(2026, 12, 24), closed)
    assert not is_working_day(date(2026, 6, 5), closed)
    assert not is_working_day(date(2026, 12, 25), closed)


def test_an_absence_includes_its_first_and_last_day() -> None:
    assert is_working_day(date(2026, 6, 30), AWAY_IN_JULY)
    assert not is_working_day(date(2026, 7, 1), AWAY_IN_JULY)
    assert not is_working_day(date(2026, 7, 31), AWAY_IN_JULY)
    assert is_working_day(date(2026, 8, 3), AWAY_IN_JULY)
    assert is_working_day(date(2026, 7, 1), CALENDAR)


@pytest.mark.parametrize(
    ("day", "danish", "english"),
    [
        (date(2026, 4, 6), "Anden påskedag", "Easter Monday"),
        (date(2026, 12, 25), "Juledag", "Christmas Day"),
        (date(2026, 6, 5), "Grundlovsdag", "Constitution Day"),
    ],
)
def test_a_holiday_has_its_name_in_the_readers_language(
    day: date, danish: str, english: str
) -> None:
    assert holiday_name(day, "da") == danish
    assert holiday_name(day, "en") == english
    assert holiday_name(day, "so") == english


def test_an_ordinary_day_has_no_name() -> None:
    assert holiday_name(date(2026, 11, 23), "da") is None


# What is refused


def test_a_moment_without_a_zone_is_refused() -> None:
    naive = datetime(2026, 11, 23, 10)  # noqa: DTZ001
    aware = at("2026-11-23 10:00")
    with pytest.raises(ValueError, match="has no time zone"):
        response_due(naive, CALENDAR)
    with pytest.raises(ValueError, match="has no time zone"):
        add_working_hours(naive, 1, CALENDAR)
    with pytest.raises(ValueError, match="has no time zone"):
        working_hours_between(naive, aware, CALENDAR)
    with pytest.raises(ValueError, match="has no time zone"):
        working_hours_between(aware, naive, CALENDAR)


def test_a_calendar_that_is_never_open_is_refused_instead_of_searched_for_ever() -> None:
    closed = CALENDAR.without([Absence(date(2026, 1, 1), date(9999, 1, 1))])
    with pytest.raises(ValueError, match="no working day in the 366 days before"):
        response_due(at("2026-11-23 10:00"), closed)
    with pytest.raises(ValueError, match="no working day in the 366 days before"):
        add_working_hours(at("2026-11-23 10:00"), 1, closed)
    assert working_hours_between(at("2026-01-01 10:00"), at("2028-01-01 10:00"), closed) == 0


def test_nonsense_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot close at 08:00:00"):
        Calendar(COPENHAGEN, opens=time(8), closes=time(8))
    with pytest.raises(ValueError, match="cannot end on 2026-07-01"):
        Absence(date(2026, 7, 2), date(2026, 7, 1))
    with pytest.raises(ValueError, match="cannot wait for -1 hours"):
        add_working_hours(at("2026-11-23 10:00"), -1, CALENDAR)


def test_the_holidays_are_loaded_when_they_are_first_needed() -> None:
    """They cost a fifth of a second, which the program's start has not got."""
    seen = "import sys, casework.dates.working_time; sys.exit('holidays' in sys.modules)"
    subprocess.run([sys.executable, "-c", seen], check=True, cwd=ROOT)
