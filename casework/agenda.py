"""An advisor's agenda: what to do today, most urgent first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from casework.core.stored import Moment, Stored
from casework.dates.working_days import Calendar, is_working_day

MOST = 12
"""Lines a page."""

JUST_NOW = timedelta(minutes=15)
"""What somebody was reminded of in a message of its own within this time before their morning's
agenda is not said again in it."""

_ONE_DAY = timedelta(days=1)
_LONGEST_BREAK = 14
"""Days that are looked back for the working day before."""


class Matter(StrEnum):
    """What a line is about, the most urgent first."""

    CONFLICT_OFFERED = "conflict_offered"
    ANSWER_OVERDUE = "answer_overdue"
    VISIT = "visit"
    ANSWER_DUE = "answer_due"
    OFFERED = "offered"
    REMINDER = "reminder"
    AFTER_VISIT = "after_visit"
    SILENT = "silent"


_URGENCY = {matter: rank for rank, matter in enumerate(Matter)}


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the agenda.

    `at` (UTC) is when a visit begins, an answer or a reminder is due, or was due; since when an
    offer waits or nothing has happened. `about` is in somebody's own words: a visit's place, a
    reminder's line. `advisor_id` is whose case it is; the case is named by what people know.
    """

    matter: Matter
    at: datetime
    requisition_id: int | None = None
    reference: str = ""
    about: str = ""
    organisation_name: str = ""
    problem: str = ""
    offer_id: int | None = None
    advisor_id: int | None = None


@dataclass(frozen=True, slots=True)
class Day(Stored):
    """The local day that an agenda is for, as moments (UTC).

    `since` is when the working day before began: a reminder of then that is not done still counts.
    """

    now: Moment
    starts: Moment
    ends: Moment
    since: Moment


@dataclass(frozen=True, slots=True)
class Agenda:
    """What there is to do; `left_out` lines were said a moment before, in messages of their own."""

    items: tuple[Item, ...] = ()
    left_out: int = 0


def day_of(now: datetime, calendar: Calendar) -> Day:
    """The day that it is now, for somebody with this calendar."""
    today = now.astimezone(calendar.zone).date()
    before = _working_day_before(today, calendar)
    return Day(
        now,
        starts=_midnight(today, calendar),
        ends=_midnight(today + _ONE_DAY, calendar),
        since=_midnight(before, calendar),
    )


def arranged(items: Iterable[Item]) -> tuple[Item, ...]:
    """The lines in order: most urgent first, and of the same kind the earliest.

    A case about which there is something else to do is not silent.
    """
    found = tuple(items)
    busy = {each.requisition_id for each in found if each.matter is not Matter.SILENT}
    kept = [
        each
        for each in found
        if each.matter is not Matter.SILENT or each.requisition_id not in busy
    ]
    return tuple(sorted(kept, key=lambda each: (_URGENCY[each.matter], each.at, each.reference)))


def pages(items: tuple[Item, ...]) -> int:
    """How many pages they fill; at least one."""
    return max(1, -(-len(items) // MOST))


def _working_day_before(day: date, calendar: Calendar) -> date:
    """The working day before; after a long time without one, the day two weeks ago."""
    for back in range(1, _LONGEST_BREAK):
        if is_working_day(day - back * _ONE_DAY, calendar):
            return day - back * _ONE_DAY
    return day - _LONGEST_BREAK * _ONE_DAY


def _midnight(day: date, calendar: Calendar) -> datetime:
    return datetime.combine(day, time(), calendar.zone).astimezone(UTC)
