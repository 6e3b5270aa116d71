"""The coordinators' worklist: what needs a decision, most urgent first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar

from casework.cases.permissions import ASSIGNABLE
from casework.core.vocabulary import CaseStatus, Urgency
from casework.dates.working_days import Calendar
from casework.work.silence import FORGOTTEN_AFTER, is_silent
from casework.worklist.facts import CaseAtWork, Numbers, WorkFacts

PAGE = 12
"""Lines that a message shows; the others are a tap away."""

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
    """What became of a line, the strongest first, where several did something about one thing.

    Checked: somebody says that it needs nobody any more. Settled: what it says is no longer so,
    whoever saw to it. Opened is what the version before called it when a case was opened, which
    counted as dealt with then. Seen: its case was opened, and the line still waits for somebody.
    """

    ASSIGNED = "assigned"
    NUDGED = "nudged"
    CHECKED = "checked"
    OPENED = "opened"
    LATER = "later"
    SETTLED = "settled"
    SEEN = "seen"


ENDS_WITH_A_WORD = frozenset({WorkKind.DISAGREEMENT, WorkKind.LOST})
"""What stays true for ever, and so is over once somebody has reminded, or says that it is."""

LOOKED_INTO = frozenset({Dealt.NUDGED, Dealt.CHECKED, Dealt.OPENED})
"""What ends these."""


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
    found = [
        *(line for case in facts.cases if (line := _of_case(case, now, calendar))),
        *_differing(facts),
        *_out_of_touch(facts),
    ]
    order = list(WorkKind)
    found.sort(key=lambda line: (order.index(WorkKind(line.kind)), line.since, line.subject))
    return Worklist(tuple(_aged(line, now, calendar) for line in found), facts.numbers)


def page(items: Sequence[Item], number: int) -> Page[Item]:
    """At most twelve of them; a page that is no longer there is the last one."""
    pages = max(1, -(-len(items) // PAGE))
    number = min(max(number, 0), pages - 1)
    first = number * PAGE
    return Page(tuple(items[first : first + PAGE]), number, pages, first + 1)


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
        WorkKind.SILENT: case.last_sign + FORGOTTEN_AFTER,
    }.get(kind, case.waiting_since)
    data: dict[str, Any] = {}
    if kind is WorkKind.SILENT:
        data = {"silent": days_between(case.last_sign, now, calendar)}
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
    silent = is_silent(case.last_sign, now, calendar, FORGOTTEN_AFTER)
    if silent and case.status is CaseStatus.ACTIVE:
        return WorkKind.SILENT
    return None


# The others


def _differing(facts: WorkFacts) -> Iterator[Line]:
    for each in facts.differing:
        kind, subject = WorkKind.DISAGREEMENT, f"{WorkKind.DISAGREEMENT}:{each.visit}"
        data = {"requester": each.requester_says, "advisor": each.advisor_says}
        if not _over(facts, subject, each.since):
            yield Line(kind, subject, each.case, None, each.since, data=data)


def _out_of_touch(facts: WorkFacts) -> Iterator[Line]:
    """What was lost, and who is out of reach: one line where both are the same person."""
    told: set[tuple[int, int]] = set()
    for lost in facts.lost:
        subject, data = f"{WorkKind.LOST}:{lost.case}:{lost.person}", {"number": lost.number}
        if not _over(facts, subject, lost.newest):
            told.add((lost.case, lost.person))
            yield Line(WorkKind.LOST, subject, lost.case, lost.person, lost.since, data=data)
    for gone in facts.out_of_reach:
        subject = f"{WorkKind.OUT_OF_REACH}:{gone.case}:{gone.person}"
        kind, data = WorkKind.OUT_OF_REACH, {"is_advisor": gone.is_advisor}
        if (gone.case, gone.person) not in told:
            yield Line(kind, subject, gone.case, gone.person, gone.since, data=data)


def _over(facts: WorkFacts, subject: str, happened: datetime) -> bool:
    """Whether somebody has looked into it since it last happened."""
    looked_into = facts.looked_into.get(subject)
    return looked_into is not None and looked_into >= happened


def _aged(line: Line, now: datetime, calendar: Calendar) -> Line:
    days = days_between(line.since, now, calendar) if line.since else 0
    return replace(line, days=days)
