"""When a case is silent: the same for whoever asks on the same local day."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.core.vocabulary import FollowUpKind
from casework.dates.working_time import Calendar
from casework.follow_ups import kinds as follow_ups
from casework.work.silence import FORGOTTEN_AFTER, SILENT_AFTER, is_silent, looked_at_again
from casework.worklist.rules import days_between

CALENDAR = Calendar(ZoneInfo("Europe/Copenhagen"))
DAY = timedelta(days=1)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("last", "now", "expected"),
    [
        ("2026-11-23 15:59", "2026-12-06 22:59", False),  # a minute to midnight in Copenhagen
        ("2026-11-23 15:59", "2026-12-06 23:00", True),
        ("2026-10-20 22:00", "2026-11-03 23:00", True),  # the clocks change between
        ("2026-10-20 22:00", "2026-11-03 22:59", False),
        ("2026-12-09 09:00", "2026-12-07 09:00", False),  # a visit ahead
    ],
)
def test_two_weeks_are_fourteen_local_days(last: str, now: str, *, expected: bool) -> None:
    moments = [datetime.fromisoformat(each).replace(tzinfo=UTC) for each in (last, now)]
    assert is_silent(moments[0], moments[1], CALENDAR) is expected


@given(last=MOMENTS, now=MOMENTS)
def test_it_is_as_the_days_are_counted_in_the_worklist(last: datetime, now: datetime) -> None:
    for after in (SILENT_AFTER, FORGOTTEN_AFTER):
        assert is_silent(last, now, CALENDAR, after) == (
            days_between(last, now, CALENDAR) >= after.days
        )


@given(last=MOMENTS)
def test_the_reminder_is_due_on_the_first_working_morning_on_which_it_is_so(
    last: datetime,
) -> None:
    due = follow_ups.due(FollowUpKind.NOTHING_LOGGED, last, 0, CALENDAR)
    assert due is not None
    assert is_silent(last, due, CALENDAR)
    day_before = follow_ups.days_later(last, SILENT_AFTER - DAY, CALENDAR)
    before = follow_ups.working_morning(day_before, CALENDAR)
    assert before == due or not is_silent(last, before, CALENDAR)


def test_a_visit_ahead_may_be_called_off_at_any_time() -> None:
    now = datetime(2026, 12, 7, 7, tzinfo=UTC)
    due, morning = now + 20 * DAY, now + DAY
    assert looked_at_again(now + 6 * DAY, now, due, morning) == morning
    assert looked_at_again(now - 6 * DAY, now, due, morning) == due
    assert looked_at_again(now + DAY, now, morning - DAY / 2, morning) == morning - DAY / 2
