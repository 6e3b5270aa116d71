"""The coordinators' worklist: what needs a decision, most urgent first."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Generic, TypeVar

from casework.follow_ups import SILENT_AFTER
from casework.permissions import ASSIGNABLE
from casework.vocabulary import CaseStatus, Urgency
from casework.work_facts import CaseAtWork, Differing, Lost, Numbers, OutOfReach, WorkFacts
from casework.working_days import Calendar

PAGE = 12
"""Lines that a message shows; the others are a tap away."""

FORGOTTEN_AFTER = SILENT_AFTER + timedelta(days=7)
"""A case in which nothing was logged is its advisor's matter first, and a week later ours."""

Item = TypeVar("Item")


class WorkKind(StrEnum):
    """What can need a decision, the most urgent first."""

    CONFLICT = "conflict"
    NOBODY = "nobody"
    PROMISE = "promise"
    DISAGREEMENT = "disagreement"
    SILENT = "silent"
    LOST = "lost"
    OUT_OF_REACH = "out_of_reach"


class Dealt(StrEnum):
    """What became of a line; settled: what it says is no longer so, whoever saw to it."""

    ASSIGNED = "assigned"
    NUDGED = "nudged"
    OPENED = "opened"
    LATER = "later"
    SETTLED = "settled"


ENDS_WITH_A_LOOK = frozenset({WorkKind.DISAGREEMENT, WorkKind.LOST})
"""What stays true for ever, and so is over once somebody has looked into it."""


@dataclass(frozen=True)
class Line:
    """A line of a digest. `subject` names the thing, the same every day: "silent:17".

    `days` is how many local days it has been waiting for a decision, since `since`. `data` is what
    its text needs beside the case and the person, as JSON.
    """

    kind: str
    subject: str
    requisition_id: int | None
    person_id: int | None
    since: datetime | None = None
    days: int = 0
    data: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Worklist:
    """Every line, most urgent first, and the numbers of the rest."""

    lines: tuple[Line, ...]
    numbers: Numbers


@dataclass(frozen=True)
class Page(Generic[Item]):
    """A page of a list, counted from 0; `first` counts its first item from 1."""

    items: tuple[Item, ...]
    number: int
    pages: int
    first: int


def worklist(facts: WorkFacts, now: datetime, calendar: Calendar) -> Worklist:
    """What needs a decision now: by kind, and the longest waiting first. `now` is aware."""
    lost = [_lost(each) for each in facts.lost]
    known = {(line.requisition_id, line.person_id) for line in lost}
    found = [
        *(line for case in facts.cases if (line := _of_case(case, now, calendar))),
        *(_differing(each) for each in facts.differing),
        *lost,
        *(_gone(each) for each in facts.out_of_reach if (each.case, each.person) not in known),
    ]
    order = list(WorkKind)
    lines = sorted(
        (line for line in found if line.subject not in facts.settled),
        key=lambda line: (order.index(WorkKind(line.kind)), line.since, line.subject),
    )
    return Worklist(tuple(_aged(line, now, calendar) for line in lines), facts.numbers)


def page(items: Sequence[Item], number: int) -> Page[Item]:
    """At most twelve of them; a page that is no longer there is the last one."""
    pages = max(1, -(-len(items) // PAGE))
    number = min(max(number, 0), pages - 1)
    first = number * PAGE
    return Page(tuple(items[first : first + PAGE]), number, pages, first + 1)


def can_be_assigned(status: CaseStatus) -> bool:
    """Whether a coordinator can still choose the advisor of a case."""
    return status in ASSIGNABLE


def owes(status: CaseStatus, advisor: int | None, asked: int | None) -> int | None:
    """Who can be reminded: the advisor who has the case, or who is asked to take it."""
    if status is CaseStatus.ACTIVE:
        return advisor
    return asked if status in ASSIGNABLE else None


def days_between(since: datetime, now: datetime, calendar: Calendar) -> int:
    """Local days, not hours: what came up on Friday afternoon is three days old on Monday."""
    days = now.astimezone(calendar.zone).date() - since.astimezone(calendar.zone).date()
    return max(0, days.days)


# A case is one line, of the most urgent kind that it has


def _of_case(case: CaseAtWork, now: datetime, calendar: Calendar) -> Line | None:
    kind = _kind(case, now, calendar)
    if kind is None:
        return None
    since = {
        WorkKind.PROMISE: case.promised,
        WorkKind.SILENT: case.last_heard + FORGOTTEN_AFTER,
    }.get(kind, case.waiting_since)
    data: dict[str, Any] = {}
    if kind is WorkKind.SILENT:
        data = {"silent": days_between(case.last_heard, now, calendar)}
    if kind is WorkKind.NOBODY and not case.answered and case.promised <= now:
        data = {"passed": True}
    person = owes(case.status, case.advisor, case.asked)
    return Line(kind, f"{kind}:{case.id}", case.id, person, since, data=data)


def _kind(case: CaseAtWork, now: datetime, calendar: Calendar) -> WorkKind | None:
    if case.status in ASSIGNABLE and case.urgency is Urgency.CONFLICT_NOW:
        return WorkKind.CONFLICT
    if case.status is CaseStatus.SUBMITTED:
        return WorkKind.NOBODY
    if not case.answered and case.promised <= now:
        return WorkKind.PROMISE
    silent = days_between(case.last_heard, now, calendar) >= FORGOTTEN_AFTER.days
    if silent and case.status is CaseStatus.ACTIVE:
        return WorkKind.SILENT
    return None


# The others


def _differing(each: Differing) -> Line:
    data = {"requester": each.requester_says, "advisor": each.advisor_says}
    subject = f"{WorkKind.DISAGREEMENT}:{each.visit}"
    return Line(WorkKind.DISAGREEMENT, subject, each.case, None, each.since, data=data)


def _lost(each: Lost) -> Line:
    subject, data = f"{WorkKind.LOST}:{each.key}", {"number": each.number}
    return Line(WorkKind.LOST, subject, each.case, each.person, each.since, data=data)


def _gone(each: OutOfReach) -> Line:
    subject = f"{WorkKind.OUT_OF_REACH}:{each.case}:{each.person}"
    data = {"is_advisor": each.is_advisor}
    return Line(WorkKind.OUT_OF_REACH, subject, each.case, each.person, each.since, data=data)


def _aged(line: Line, now: datetime, calendar: Calendar) -> Line:
    days = days_between(line.since, now, calendar) if line.since else 0
    return replace(line, days=days)
