"""Until when an offer waits: so that all can be asked before the coordinators' time begins."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.core.vocabulary import Urgency
from casework.dates.working_time import Calendar, is_working_day, working_hours_between
from casework.offers.promises import (
    AskedAdvisor,
    answer_by,
    promised,
    promised_anew,
    reminded_at,
    terms_of,
    warned_at,
)

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
OFFICE = Calendar(COPENHAGEN)
EVENINGS = OFFICE.with_week((*[(time(17), time(21))] * 4, None, (time(10), time(12)), None))
FRIDAYS = OFFICE.with_week((*[None] * 4, (time(9), time(15)), None, None))

moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 1), timezones=st.just(UTC))  # noqa: DTZ001
urgencies = st.sampled_from(list(Urgency))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=COPENHAGEN)


def until(now: str, others: int, own: Calendar = OFFICE, *, conflict: bool = False) -> datetime:
    urgency = Urgency.CONFLICT_NOW if conflict else Urgency.SOON
    promise = promised(at(now), urgency, OFFICE).due
    return answer_by(at(now), AskedAdvisor(urgency, promise, others, own, alone=not others), OFFICE)


@pytest.mark.parametrize(
    ("now", "others", "ends"),
    [
        pytest.param("2026-11-20 16:00", 3, "2026-11-23 11:00", id="sixteen hours: three each"),
        pytest.param("2026-11-23 10:00", 3, "2026-11-23 14:30", id="in the morning: 4½ each"),
        pytest.param("2026-11-23 10:00", 0, "2026-11-24 10:00", id="alone: a working day"),
        pytest.param("2026-11-23 10:00", 1, "2026-11-24 10:00", id="two: a working day each"),
        pytest.param("2026-12-22 10:00", 3, "2026-12-22 14:30", id="before Christmas"),
        pytest.param("2026-11-23 10:00", 40, "2026-11-23 11:00", id="many: an hour at least"),
    ],
)  # fmt: skip
def test_advisors_share_what_the_coordinators_leave_them(now: str, others: int, ends: str) -> None:
    assert until(now, others) == at(ends)


@pytest.mark.parametrize(
    ("others", "ends"), [(3, "10:45"), (1, "11:30"), (0, "14:00"), (9, "10:30")]
)
def test_in_a_conflict_it_is_a_quarter_of_that(others: int, ends: str) -> None:
    assert until("2026-11-23 10:00", others, conflict=True) == at(f"2026-11-23 {ends}")


def test_own_hours_count_as_far_as_the_others_still_have_an_hour_each() -> None:
    assert until("2026-11-23 10:00", 1, EVENINGS) == at("2026-11-24 21:00")
    assert until("2026-11-24 10:00", 1, EVENINGS) == at("2026-11-25 21:00")
    assert until("2026-11-23 10:00", 3, FRIDAYS) == at("2026-11-25 09:00")  # three hours are left


def test_nobody_is_asked_longer_than_they_are_there() -> None:
    promise = promised(at("2026-11-23 10:00"), Urgency.SOON, OFFICE).due
    leaves = AskedAdvisor(Urgency.SOON, promise, 0, OFFICE, leaves=at("2026-11-24 07:30"))
    assert answer_by(at("2026-11-23 10:00"), leaves, OFFICE) == at("2026-11-24 07:30")


def test_where_nothing_is_owed_it_waits_for_the_most() -> None:
    asked = AskedAdvisor(Urgency.SOON, None, 0, OFFICE)
    assert answer_by(at("2026-11-23 10:00"), asked, OFFICE) == at("2026-11-24 10:00")


@given(moments, urgencies, st.integers(1, 8))
def test_all_are_asked_before_the_coordinators_are_warned(
    sent_at: datetime, urgency: Urgency, advisors: int
) -> None:
    promise = promised(sent_at, urgency, OFFICE).due
    warning, now = warned_at(promise, urgency, OFFICE), sent_at
    for others in reversed(range(advisors)):
        asked = AskedAdvisor(urgency, promise, others, OFFICE, alone=advisors == 1)
        ends = answer_by(now, asked, OFFICE)
        assert ends > now
        assert (ends.second, ends.microsecond, ends.minute % 5) == (0, 0, 0)
        reminder = reminded_at(now, ends, OFFICE)
        assert reminder is None or now < reminder < ends
        now = ends
    if advisors > 1 and advisors * terms_of(urgency).least <= 3:
        assert now <= warning
    assert now <= promise


@given(moments, urgencies)
def test_the_warning_comes_while_there_is_time(sent_at: datetime, urgency: Urgency) -> None:
    promise = promised(sent_at, urgency, OFFICE).due
    warning = warned_at(promise, urgency, OFFICE)
    hours = terms_of(urgency).warning
    assert sent_at < warning < promise
    assert working_hours_between(warning, promise, OFFICE) == pytest.approx(hours)


@given(moments, urgencies)
def test_the_new_date_is_a_working_day_on(passed: datetime, urgency: Urgency) -> None:
    anew = promised_anew(passed, urgency, OFFICE)
    assert anew > passed
    assert is_working_day(anew.astimezone(COPENHAGEN).date(), OFFICE)
    hours = working_hours_between(passed, anew, OFFICE)
    assert hours == pytest.approx(terms_of(urgency).again, abs=1 / 60)
