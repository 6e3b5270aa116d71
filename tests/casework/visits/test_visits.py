"""Times to meet: what can be proposed, how a visit goes on, and when both are reminded."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.core.errors import Refused
from casework.core.vocabulary import VisitStatus
from casework.dates.working_days import Calendar, ClosedBy
from casework.visits import rules as visits
from casework.visits.rules import STEPS, Slot, VisitStep

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
CALENDAR = Calendar(COPENHAGEN)
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


def slot(hours: float, length: float = 1) -> Slot:
    return Slot(NOW + hours * HOUR, NOW + (hours + length) * HOUR)


@pytest.mark.parametrize(("status", "step"), list(product(VisitStatus, VisitStep)))
def test_a_step_leads_where_the_table_says_or_nowhere(status: VisitStatus, step: VisitStep) -> None:
    if (status, step) in STEPS:
        assert visits.after(status, step) is STEPS[status, step]
        return
    with pytest.raises(Refused) as refused:
        visits.after(status, step)
    assert refused.value.code == "visit_gone"


def test_what_is_agreed_holds_until_it_is_called_off() -> None:
    for step in (VisitStep.PROPOSE, VisitStep.TAKE, VisitStep.NONE_FITS):
        assert visits.after(VisitStatus.AGREED, step) is VisitStatus.AGREED
    assert {status for status, _step in STEPS} == set(VisitStatus) - visits.ENDS


def test_times_come_out_in_order() -> None:
    assert visits.check_slots([slot(30), slot(2), slot(26)], NOW) == (slot(2), slot(26), slot(30))


@pytest.mark.parametrize(
    ("times", "code"),
    [
        ([], "stale_button"),
        ([slot(1), slot(2), slot(3), slot(4)], "stale_button"),
        ([slot(0)], "time_past"),
        ([slot(-1)], "time_past"),
        ([slot(1, 0)], "ends_before_start"),
        ([slot(1, -0.5)], "ends_before_start"),
        ([slot(1, 12.5)], "visit_too_long"),
        ([slot(1), slot(1, 2)], "time_twice"),
    ],
)
def test_what_cannot_be_proposed(times: list[Slot], code: str) -> None:
    with pytest.raises(Refused) as refused:
        visits.check_slots(times, NOW)
    assert refused.value.code == code


@given(st.lists(st.integers(1, 400), min_size=1, max_size=3, unique=True))
def test_any_three_times_ahead_can_be_proposed(hours: list[int]) -> None:
    checked = visits.check_slots([slot(each) for each in hours], NOW)
    assert [each.starts_at for each in checked] == sorted(NOW + each * HOUR for each in hours)


def test_a_time_that_begins_now_is_too_late_to_take() -> None:
    visits.check_takeable(NOW + timedelta(seconds=1), NOW)
    with pytest.raises(Refused):
        visits.check_takeable(NOW, NOW)


def test_buttons_give_what_stands_on_them_and_nothing_else() -> None:
    today = date(2026, 11, 23)
    assert visits.hour(8 * 60 + 30) == time(8, 30)
    assert visits.minutes(90) == timedelta(minutes=90)
    assert visits.day(today.toordinal(), today) == today
    refused = [
        (visits.hour, (7 * 60,)),
        (visits.minutes, (61,)),
        (visits.day, (today.toordinal() - 1, today)),
        (visits.day, (today.toordinal() + 366, today)),
    ]
    for read, given_ in refused:
        with pytest.raises(Refused):
            read(*given_)  # type: ignore[operator]


def test_only_days_off_are_asked_about() -> None:
    assert visits.free_day(date(2026, 12, 25), CALENDAR) is ClosedBy.HOLIDAY
    assert visits.free_day(date(2026, 11, 28), CALENDAR) is ClosedBy.WEEKEND
    assert visits.free_day(date(2026, 11, 27), CALENDAR) is None


@pytest.mark.parametrize(
    "starts_at",
    [
        datetime(2026, 11, 26, 9, tzinfo=COPENHAGEN),
        datetime(2026, 10, 26, 9, tzinfo=COPENHAGEN),  # the clocks were changed the night before
        datetime(2027, 3, 29, 0, 30, tzinfo=COPENHAGEN),
        datetime(2027, 1, 1, 12, tzinfo=COPENHAGEN),
    ],
)
def test_both_are_reminded_the_day_before_at_three_and_an_hour_before(starts_at: datetime) -> None:
    eve = visits.reminder_due(starts_at.astimezone(UTC), 0, CALENDAR)
    near = visits.reminder_due(starts_at.astimezone(UTC), 1, CALENDAR)
    assert eve is not None
    local = eve.astimezone(COPENHAGEN)
    assert (local.date(), local.time()) == (starts_at.date() - timedelta(days=1), time(15))
    assert near == starts_at.astimezone(UTC) - HOUR
    assert visits.reminder_due(starts_at, 2, CALENDAR) is None
