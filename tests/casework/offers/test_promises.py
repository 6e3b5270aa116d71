"""What a requester is promised, by urgency, and from when somebody reads it."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.core.vocabulary import Urgency
from casework.dates.working_time import Calendar, is_working_day, working_hours_between
from casework.follow_ups.explaining import explain_promise
from casework.offers.promises import changed, nobody_reads_before, promised

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
OFFICE = Calendar(COPENHAGEN)
EVENINGS = OFFICE.with_week((*[(time(17), time(21))] * 4, None, (time(10), time(12)), None))

moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=COPENHAGEN)


@pytest.mark.parametrize(
    ("sent", "due"),
    [
        pytest.param("2026-11-23 10:00", "2026-11-23 14:00", id="in the morning"),
        pytest.param("2026-11-23 10:00:59", "2026-11-23 14:00", id="on a whole minute"),
        pytest.param("2026-11-23 13:30", "2026-11-24 09:30", id="over the evening"),
        pytest.param("2026-11-20 16:20", "2026-11-23 12:00", id="Friday after closing"),
        pytest.param("2026-11-23 05:00", "2026-11-23 12:00", id="before opening"),
        pytest.param("2026-12-23 15:00", "2026-12-28 11:00", id="over Christmas"),
        pytest.param("2026-06-04 14:00", "2026-06-08 10:00", id="over Constitution Day"),
        pytest.param("2026-10-24 12:00", "2026-10-26 12:00", id="over the end of summer time"),
    ],
)
def test_a_conflict_is_answered_within_four_working_hours(sent: str, due: str) -> None:
    assert promised(at(sent), Urgency.CONFLICT_NOW, OFFICE).due == at(due)


@pytest.mark.parametrize("urgency", [Urgency.SOON, Urgency.PLANNED])
def test_everything_else_within_two_working_days(urgency: Urgency) -> None:
    assert promised(at("2026-11-23 10:00"), urgency, OFFICE).due == at("2026-11-25 16:00")


@given(moments, st.sampled_from(list(Urgency)))
def test_a_promise_falls_into_working_time_and_explains_itself(
    sent_at: datetime, urgency: Urgency
) -> None:
    deadline = promised(sent_at, urgency, OFFICE)
    local = deadline.due.astimezone(COPENHAGEN)
    assert is_working_day(local.date(), OFFICE)
    assert time(8) <= local.time() <= time(16)
    assert deadline.due > sent_at
    hours = working_hours_between(sent_at, deadline.due, OFFICE)
    if urgency is Urgency.CONFLICT_NOW:
        assert 4 - 1 / 60 < hours <= 4
    else:
        assert 16 <= hours <= 24
    assert explain_promise(sent_at, OFFICE, urgency)[-1].at == deadline.due


@pytest.mark.parametrize(
    ("now", "calendars", "read"),
    [
        ("2026-11-23 10:00", [OFFICE], None),
        ("2026-11-23 16:00", [OFFICE], "2026-11-24 08:00"),
        ("2026-11-23 07:59", [OFFICE], "2026-11-23 08:00"),
        ("2026-11-20 16:20", [OFFICE], "2026-11-23 08:00"),
        ("2026-11-20 16:20", [OFFICE, EVENINGS], "2026-11-21 10:00"),
        ("2026-11-23 18:00", [OFFICE, EVENINGS], None),
        ("2026-12-23 16:00", [OFFICE], "2026-12-28 08:00"),
        ("2026-12-31 12:00", [OFFICE], "2027-01-04 08:00"),
    ],
)
def test_nobody_reads_it_before_somebody_is_at_work(
    now: str, calendars: list[Calendar], read: str | None
) -> None:
    found = nobody_reads_before(at(now), calendars)
    assert found == (at(read) if read else None)


@given(moments)
def test_whoever_is_said_to_read_it_then_is_at_work_then(now: datetime) -> None:
    read = nobody_reads_before(now, [OFFICE])
    if read is None:
        assert working_hours_between(now, now + timedelta(seconds=1), OFFICE) > 0
    else:
        assert working_hours_between(now, read, OFFICE) == 0
        assert working_hours_between(read, read + timedelta(hours=1), OFFICE) == 1


def test_a_changed_urgency_moves_the_promise_by_the_rule() -> None:
    office = Calendar(ZoneInfo("Europe/Copenhagen"))
    sent, now = datetime(2026, 11, 23, 9, tzinfo=UTC), datetime(2026, 11, 24, 9, tzinfo=UTC)
    soon, conflict, planned = Urgency.SOON, Urgency.CONFLICT_NOW, Urgency.PLANNED
    first = promised(sent, soon, office).due
    at_once = promised(now, conflict, office).due
    assert changed(first, sent, now, conflict, soon, office) == at_once < first
    assert changed(at_once, sent, now, soon, conflict, office) == first
    assert changed(first, sent, now, planned, soon, office) == first
    late = first - timedelta(minutes=5)
    assert changed(first, sent, late, conflict, soon, office) == first, "never later"
