"""When a digest is due: once a period, whatever the clock does."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.core.vocabulary import DigestKind, Role
from casework.dates.working_days import Absence, Calendar
from casework.digests.rules import (
    DIGESTS,
    SENT_FIRST,
    DigestWish,
    Due,
    by_default,
    due,
    may_have,
    own_time,
)

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
CALENDAR = Calendar(COPENHAGEN)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
WANTED = DigestWish(wanted=True, since=LONG_AGO)
FRIDAY, MONDAY, TUESDAY = date(2026, 11, 20), date(2026, 11, 23), date(2026, 11, 24)
DAILY, WEEKLY, AGENDA = DigestKind.DAILY, DigestKind.WEEKLY, DigestKind.AGENDA


def at(day: date, clock: str) -> datetime:
    """A moment by the clock on the wall."""
    return datetime.combine(day, time.fromisoformat(clock), COPENHAGEN).astimezone(UTC)


@pytest.mark.parametrize(
    ("kind", "day", "clock", "last", "expected"),
    [
        (DAILY, MONDAY, "07:29", FRIDAY, None),
        (DAILY, MONDAY, "07:30", FRIDAY, Due(MONDAY)),
        (DAILY, MONDAY, "08:30", FRIDAY, Due(MONDAY)),
        (DAILY, MONDAY, "08:31", FRIDAY, Due(MONDAY, late=True)),
        (DAILY, MONDAY, "23:59", MONDAY, None),
        (DAILY, date(2026, 11, 21), "09:00", FRIDAY, None),
        (DAILY, date(2026, 5, 14), "09:00", date(2026, 5, 13), None),  # Ascension Day
        (DAILY, TUESDAY, "07:30", FRIDAY, Due(TUESDAY, since=MONDAY)),
        (DAILY, date(2026, 11, 28), "12:00", MONDAY, Due(date(2026, 11, 27), True, TUESDAY)),
        (AGENDA, MONDAY, "07:59", FRIDAY, None),
        (AGENDA, MONDAY, "08:00", FRIDAY, Due(MONDAY)),
        (AGENDA, MONDAY, "11:00", MONDAY, None),
        (AGENDA, MONDAY, "11:00", FRIDAY, Due(MONDAY, late=True)),
        (AGENDA, TUESDAY, "07:00", FRIDAY, None),  # Monday's was missed, and Monday is over
        (AGENDA, TUESDAY, "08:00", FRIDAY, Due(TUESDAY)),
        (AGENDA, date(2026, 11, 28), "09:00", date(2026, 11, 26), None),
        (WEEKLY, MONDAY, "07:30", date(2026, 11, 16), Due(MONDAY)),
        (WEEKLY, TUESDAY, "07:30", MONDAY, None),
        (WEEKLY, TUESDAY, "07:30", date(2026, 11, 16), Due(MONDAY, late=True)),
        (WEEKLY, MONDAY, "07:30", date(2026, 11, 9), Due(MONDAY, since=date(2026, 11, 16))),
        (WEEKLY, date(2026, 4, 6), "09:00", date(2026, 3, 30), None),  # Easter Monday
        (WEEKLY, date(2026, 4, 7), "07:30", date(2026, 3, 30), Due(date(2026, 4, 7))),
    ],
)
def test_when_each_kind_is_due(
    kind: DigestKind, day: date, clock: str, last: date | None, expected: Due | None
) -> None:
    assert due(kind, WANTED, last, at(day, clock), CALENDAR) == expected


def test_at_ones_own_time() -> None:
    choice = DigestWish(wanted=True, since=LONG_AGO, at=time(6, 15))
    assert due(AGENDA, choice, FRIDAY, at(MONDAY, "06:14"), CALENDAR) is None
    assert due(AGENDA, choice, FRIDAY, at(MONDAY, "06:15"), CALENDAR) == Due(MONDAY)


def test_a_new_time_on_the_same_day_sends_nothing_twice() -> None:
    choice = DigestWish(wanted=True, since=LONG_AGO, at=time(15))
    assert due(DAILY, choice, MONDAY, at(MONDAY, "15:00"), CALENDAR) is None


def test_what_nobody_wants_is_not_sent() -> None:
    assert due(DAILY, DigestWish(False, LONG_AGO), FRIDAY, at(MONDAY, "09:00"), CALENDAR) is None


@pytest.mark.parametrize(
    ("joined", "now", "expected"),
    [
        (at(MONDAY, "09:00"), at(MONDAY, "10:00"), None),
        (at(MONDAY, "09:00"), at(TUESDAY, "07:30"), Due(TUESDAY)),
        (at(FRIDAY, "09:00"), at(TUESDAY, "07:30"), Due(TUESDAY, since=MONDAY)),
        (LONG_AGO, at(TUESDAY, "07:30"), Due(TUESDAY)),
    ],
)
def test_somebody_new_gets_none_for_the_days_before(
    joined: datetime, now: datetime, expected: Due | None
) -> None:
    assert due(DAILY, DigestWish(True, joined), None, now, CALENDAR) == expected


def test_somebody_who_is_away_gets_none_until_they_are_back() -> None:
    away = CALENDAR.without([Absence(MONDAY, date(2026, 11, 27))])
    assert due(AGENDA, WANTED, FRIDAY, at(TUESDAY, "09:00"), away) is None
    back = date(2026, 11, 30)
    assert due(AGENDA, WANTED, FRIDAY, at(back, "08:00"), away) == Due(back)


def test_who_has_which() -> None:
    advisor, coordinator = {Role.REQUESTER, Role.ADVISOR}, {Role.COORDINATOR}
    assert [by_default(kind, advisor) for kind in DigestKind] == [False, False, True]
    assert [may_have(kind, advisor) for kind in DigestKind] == [False, True, True]
    assert [by_default(kind, coordinator) for kind in DigestKind] == [True, True, False]
    assert [may_have(kind, coordinator) for kind in DigestKind] == [True, True, False]


moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 2, 1)).map(  # noqa: DTZ001
    lambda moment: moment.replace(tzinfo=UTC)
)


@given(st.sampled_from(DigestKind), st.times(), st.lists(moments, max_size=25))
def test_once_a_period_whatever_the_clock_does(
    kind: DigestKind, clock: time, looks: list[datetime]
) -> None:
    choice = DigestWish(True, datetime(2026, 1, 1, tzinfo=UTC), clock)
    sent: list[date] = []
    for now in looks:
        today = now.astimezone(COPENHAGEN).date()
        last = max((each for each in sent if each <= today), default=None)
        found = due(kind, choice, last, now, CALENDAR)
        if found is not None:
            assert found.period <= today
            assert found.since is None or found.since < found.period
            sent.append(found.period)
    assert len(sent) == len(set(sent))


@pytest.mark.parametrize("thursday", [date(2026, 3, 26), date(2026, 10, 22)])
@pytest.mark.parametrize("clock", ["00:00", "01:59", "02:30", "03:00", "07:30", "23:59"])
def test_summer_time_skips_none_and_doubles_none(thursday: date, clock: str) -> None:
    """A look each quarter over the change on Sunday, by somebody who works every day."""
    everyday = CALENDAR.with_week(((time(8), time(16)),) * 7)
    start = datetime.combine(thursday, time(), COPENHAGEN).astimezone(UTC)
    choice = DigestWish(True, start, time.fromisoformat(clock))
    sent: list[tuple[date, str]] = []
    for look in range(6 * 24 * 4):
        now = start + look * timedelta(minutes=15, seconds=1)
        found = due(DAILY, choice, sent[-1][0] if sent else None, now, everyday)
        if found is not None:
            assert (found.late, found.since) == (False, None)
            sent.append((found.period, f"{now.astimezone(COPENHAGEN):%H:%M}"))
    assert [day for day, _at in sent][:5] == [thursday + timedelta(days=n) for n in range(5)]
    if clock == "07:30":
        assert all("07:30" <= at < "07:52" for _day, at in sent)


def test_what_is_worked_with_stands_below_what_is_read() -> None:
    assert sorted(SENT_FIRST) == sorted(DIGESTS)
    assert SENT_FIRST.index(WEEKLY) < SENT_FIRST.index(DAILY) < SENT_FIRST.index(AGENDA)


@pytest.mark.parametrize(
    ("kind", "chosen", "expected"),
    [
        (WEEKLY, {}, time(7, 30)),
        (WEEKLY, {DAILY: time(6, 30)}, time(6, 30)),
        (WEEKLY, {DAILY: time(9)}, time(7, 30)),
        (WEEKLY, {DAILY: time(6, 30), WEEKLY: time(10)}, time(10)),
        (DAILY, {WEEKLY: time(6)}, time(7, 30)),
        (AGENDA, {DAILY: time(6, 30)}, time(8)),
    ],
)
def test_figures_come_no_later_than_the_list(
    kind: DigestKind, chosen: dict[DigestKind, time], expected: time
) -> None:
    assert own_time(kind, chosen) == expected
