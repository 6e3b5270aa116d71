"""When people are told what they have not asked for, and until when it waits otherwise."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.core.errors import Refused
from casework.dates.working_days import Absence, Calendar, is_working_day
from casework.quiet import (
    LONGEST_PAUSE,
    Quiet,
    Receiver,
    check_pause,
    pause_ends,
    waits_until,
)

ZONE = ZoneInfo("Europe/Copenhagen")
OFFICE = Calendar(ZONE)
QUIET = Quiet()
ALWAYS = Quiet(None, days_off=False)
EVENINGS = OFFICE.with_week(
    (None, (time(16), time(21)), None, None, None, None, (time(9), time(12)))
)

moments = st.integers(0, 3 * 365 * 24 * 60).map(
    lambda minutes: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


def local(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    """A moment as the clock in Copenhagen shows it."""
    return datetime(year, month, day, hour, minute, tzinfo=ZONE)


def for_requester(now: datetime, paused: date | None = None, quiet: Quiet = QUIET) -> datetime:
    """When a requester reads it: now, or later."""
    return waits_until(now, Receiver.REQUESTER, OFFICE, quiet, paused) or now


@pytest.mark.parametrize(
    ("now", "read"),
    [
        (local(2026, 11, 23, 8), local(2026, 11, 23, 8)),
        (local(2026, 11, 23, 17, 59), local(2026, 11, 23, 17, 59)),
        (local(2026, 11, 23, 18), local(2026, 11, 24, 8)),
        (local(2026, 11, 23, 23, 30), local(2026, 11, 24, 8)),
        (local(2026, 11, 24, 0, 30), local(2026, 11, 24, 8)),
        (local(2026, 11, 24, 7, 59), local(2026, 11, 24, 8)),
        # Friday evening, and in the middle of a weekend.
        (local(2026, 11, 20, 18), local(2026, 11, 23, 8)),
        (local(2026, 11, 22, 12), local(2026, 11, 23, 8)),
        # Easter 2026: from Maundy Thursday to Easter Monday.
        (local(2026, 4, 1, 20), local(2026, 4, 7, 8)),
        # The night before summer time begins, and the one before it ends: 8:00 stays 8:00.
        (local(2026, 3, 27, 19), local(2026, 3, 30, 8)),
        (local(2026, 10, 23, 19), local(2026, 10, 26, 8)),
    ],
)
def test_requesters_are_told_by_day_on_working_days(now: datetime, read: datetime) -> None:
    assert for_requester(now) == read


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_where_weekends_are_not_quiet_the_clocks_are_changed_in_a_quiet_night(day: date) -> None:
    """Of 23 hours, and of 25: at 7:59 it waits for a minute, at 8:00 no longer."""
    quiet = Quiet(days_off=False)
    morning = datetime.combine(day, time(8), ZONE)
    evening = datetime.combine(day - timedelta(days=1), time(18), ZONE)

    assert for_requester(evening, quiet=quiet) == morning
    assert for_requester(morning - timedelta(minutes=1), quiet=quiet) == morning
    assert for_requester(morning, quiet=quiet) == morning


@given(moments)
def test_nobody_is_told_anything_within_the_quiet_hours(now: datetime) -> None:
    read = for_requester(now)
    at = read.astimezone(ZONE)
    assert read >= now
    assert time(8) <= at.time() < time(18)
    assert is_working_day(at.date(), OFFICE)
    assert for_requester(read) == read
    assert read == now or at.time() == time(8)


@given(moments, st.integers(1, LONGEST_PAUSE))
def test_a_pause_ends_on_its_morning_or_on_the_next_one_that_is_not_quiet(
    now: datetime, days: int
) -> None:
    until = now.astimezone(ZONE).date() + timedelta(days=days)
    read = for_requester(now, until)
    assert read == for_requester(pause_ends(until, QUIET, ZONE))
    assert read.astimezone(ZONE).date() >= until


def test_a_pause_that_is_over_holds_nothing() -> None:
    now = local(2026, 11, 24, 10)
    assert for_requester(now, date(2026, 11, 24)) == now


def test_a_pause_over_a_weekend_ends_on_monday() -> None:
    assert for_requester(local(2026, 11, 20, 10), date(2026, 11, 21)) == local(2026, 11, 23, 8)


@given(moments)
def test_without_quiet_hours_nothing_waits_but_in_a_pause(now: datetime) -> None:
    until = now.astimezone(ZONE).date() + timedelta(days=2)
    assert for_requester(now, quiet=ALWAYS) == now
    assert for_requester(now, until, ALWAYS) == datetime.combine(until, time(8), ZONE)


def test_quiet_weekends_alone_last_from_midnight_to_midnight() -> None:
    quiet = Quiet(None)
    assert for_requester(local(2026, 11, 20, 23, 59), quiet=quiet) == local(2026, 11, 20, 23, 59)
    assert for_requester(local(2026, 11, 21), quiet=quiet) == local(2026, 11, 23)


# The team


@pytest.mark.parametrize("receiver", [Receiver.ADVISOR, Receiver.COORDINATOR])
def test_the_team_is_told_of_its_work_at_any_hour(receiver: Receiver) -> None:
    night = local(2026, 11, 21, 3)
    assert waits_until(night, receiver, OFFICE, QUIET, date(2026, 12, 1)) is None


def test_what_a_requester_writes_waits_for_a_coordinator_neither() -> None:
    night = local(2026, 11, 21, 3)
    assert waits_until(night, Receiver.COORDINATOR, OFFICE, QUIET, written=True) is None


@pytest.mark.parametrize(
    ("now", "read"),
    [
        (local(2026, 11, 24, 15), local(2026, 11, 24, 16)),
        (local(2026, 11, 24, 20, 59), None),
        (local(2026, 11, 24, 21), local(2026, 11, 29, 9)),
        (local(2026, 11, 29, 10), None),
    ],
)
def test_what_a_requester_writes_waits_for_the_advisors_own_hours(
    now: datetime, read: datetime | None
) -> None:
    assert waits_until(now, Receiver.ADVISOR, EVENINGS, QUIET, written=True) == read


def test_it_waits_until_the_advisor_is_back() -> None:
    away = OFFICE.without([Absence(date(2026, 11, 24), date(2026, 12, 4))])
    now = local(2026, 11, 23, 16)
    assert waits_until(now, Receiver.ADVISOR, away, QUIET, written=True) == local(2026, 12, 7, 8)


def test_nobody_waits_for_somebody_who_is_away_for_years() -> None:
    away = OFFICE.without([Absence(date(2026, 11, 1), date(2030, 1, 1))])
    now = local(2026, 11, 23, 10)
    assert waits_until(now, Receiver.ADVISOR, away, QUIET, written=True) is None


@given(moments)
def test_advisors_read_what_is_written_in_their_hours_and_no_later_than_needed(
    now: datetime,
) -> None:
    read = waits_until(now, Receiver.ADVISOR, EVENINGS, QUIET, written=True) or now
    at = read.astimezone(ZONE)
    hours = EVENINGS.hours_on(at.weekday())
    assert hours is not None
    assert hours[0] <= at.time() < hours[1]
    assert read == now or at.time() == hours[0]


# Pauses


@pytest.mark.parametrize(
    ("until", "code"),
    [
        (date(2026, 11, 22), "day_past"),
        (date(2026, 11, 23), "day_past"),
        (date(2026, 11, 24), None),
        (date(2027, 2, 21), None),
        (date(2027, 2, 22), "pause_too_long"),
    ],
)
def test_a_pause_ends_after_today_and_within_three_months(until: date, code: str | None) -> None:
    if code is None:
        check_pause(until, date(2026, 11, 23))
        return
    with pytest.raises(Refused) as refused:
        check_pause(until, date(2026, 11, 23))
    assert refused.value.code == code


def test_quiet_hours_go_from_an_evening_to_a_morning() -> None:
    with pytest.raises(ValueError, match="evening"):
        replace(QUIET, hours=(time(8), time(18)))
