"""Digests: who gets which by default, and when one is due.

A digest is due once a period, and its period is the local day that it was due on. So neither a
clock that jumps nor a switch of summer time, neither a restart nor a second replica makes two of
one, as long as whoever sends it writes the period down. What was missed comes once: the newest
period alone, which says since when there was none.

The daily one is a `worklist`, whose rules are `casework.worklist.rules`'s.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from casework.core.vocabulary import DigestKind, Role
from casework.dates.working_days import Calendar, is_working_day
from casework.worklist.facts import WorkFacts
from casework.worklist.rules import Worklist, worklist

__all__ = [
    "DIGESTS",
    "SENT_FIRST",
    "DigestWish",
    "Due",
    "Rule",
    "WorkFacts",
    "Worklist",
    "by_default",
    "due",
    "may_have",
    "moment_of",
    "own_time",
    "worklist",
]

LATE_AFTER = timedelta(hours=1)
"""How long after its time a digest says that it is late: what a restart takes is no matter."""

LOOKS_BACK = timedelta(days=31)
"""How long somebody is here before the first one they get is no longer told as one of several."""

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Rule:
    """One kind: its local time, its days, whose it is by default, and who may have it.

    `is_for_its_day`: one that was missed does not come on a later day.
    """

    at: time
    is_day: Callable[[date, Calendar], bool]
    by_default: frozenset[Role]
    may_have: frozenset[Role]
    is_for_its_day: bool = False


@dataclass(frozen=True)
class DigestWish:
    """How somebody wants a digest. `at` is local; None for the default.

    Of what was due before `since`, the moment from which they are to have it, they get nothing.
    """

    wanted: bool
    since: datetime
    at: time | None = None


@dataclass(frozen=True)
class Due:
    """A digest that is to be sent: for this local day, and whether it comes late.

    `since` is the first of the days that were missed; None where this one alone is due.
    """

    period: date
    late: bool = False
    since: date | None = None


def _first_working_day_of_the_week(day: date, calendar: Calendar) -> bool:
    """Monday; where that is a holiday, the next working day of the week."""
    before = (day - number * ONE_DAY for number in range(1, day.weekday() + 1))
    return is_working_day(day, calendar) and not any(
        is_working_day(each, calendar) for each in before
    )


_COORDINATORS = frozenset({Role.COORDINATOR})
_ADVISORS = frozenset({Role.ADVISOR})

DIGESTS: dict[DigestKind, Rule] = {
    DigestKind.DAILY: Rule(time(7, 30), is_working_day, _COORDINATORS, _COORDINATORS),
    DigestKind.WEEKLY: Rule(
        time(7, 30),
        _first_working_day_of_the_week,
        _COORDINATORS,
        _COORDINATORS | _ADVISORS,
    ),
    DigestKind.AGENDA: Rule(time(8), is_working_day, _ADVISORS, _ADVISORS, is_for_its_day=True),
}


SENT_FIRST = (DigestKind.WEEKLY, DigestKind.DAILY, DigestKind.AGENDA)
"""Which comes first where several are due: what is worked with stands below what is only read."""


def own_time(kind: DigestKind, at: Mapping[DigestKind, time | None]) -> time:
    """When a digest comes, by the times that somebody has chosen for those that they want.

    The figures of the week come no later than the worklist, which would be pushed away by them,
    unless somebody has chosen another time for them.
    """
    own = at.get(kind)
    if own is not None:
        return own
    others = at.get(DigestKind.DAILY) if kind is DigestKind.WEEKLY else None
    return min(DIGESTS[kind].at, others or DIGESTS[kind].at)


def may_have(kind: DigestKind, roles: Collection[Role]) -> bool:
    """Whether somebody with these roles can have this kind at all."""
    return not DIGESTS[kind].may_have.isdisjoint(roles)


def by_default(kind: DigestKind, roles: Collection[Role]) -> bool:
    """Whether they get it without having said so."""
    return not DIGESTS[kind].by_default.isdisjoint(roles)


def due(
    kind: DigestKind,
    choice: DigestWish,
    last_period: date | None,
    now: datetime,
    calendar: Calendar,
) -> Due | None:
    """The digest that is to be sent now; None if there is none.

    `last_period` is the newest local day up to today for which this person had one. `calendar` is
    their own: on days without working time for them there is none. `now` is aware.
    """
    if not choice.wanted:
        return None
    at = choice.at or DIGESTS[kind].at
    missed = [
        day
        for day in _days(kind, choice, last_period, now, calendar)
        if DIGESTS[kind].is_day(day, calendar)
        and choice.since <= moment_of(day, at, calendar) <= now
    ]
    if not missed:
        return None
    late = now - moment_of(missed[-1], at, calendar) > LATE_AFTER
    knows_since = len(missed) > 1 and not _never_had_one(choice, last_period, now)
    return Due(missed[-1], late, since=missed[0] if knows_since else None)


def moment_of(day: date, at: time, calendar: Calendar) -> datetime:
    """When the clock on the wall shows this on a local day (UTC); the first time, if it does twice.

    A time that summer time leaves out is an hour later.
    """
    return datetime.combine(day, at, calendar.zone).astimezone(UTC)


def _never_had_one(choice: DigestWish, last_period: date | None, now: datetime) -> bool:
    """Somebody who is here for long and has had none: the first one tells of no gap."""
    return last_period is None and now - choice.since > LOOKS_BACK


def _days(
    kind: DigestKind,
    choice: DigestWish,
    last_period: date | None,
    now: datetime,
    calendar: Calendar,
) -> list[date]:
    """The local days that could be due, oldest first."""
    today = now.astimezone(calendar.zone).date()
    if DIGESTS[kind].is_for_its_day:
        return [] if last_period == today else [today]
    joined = choice.since.astimezone(calendar.zone).date()
    first = max(joined, today - LOOKS_BACK if last_period is None else last_period + ONE_DAY)
    return [first + number * ONE_DAY for number in range((today - first).days + 1)]
