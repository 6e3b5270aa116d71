"""What happened to a case: an event a thing, from which its history is read."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlmodel import Session, col, select

from storage.tables import Event
from storage.transaction.unit_of_work import UnitOfWork


class Happened(StrEnum):
    """The kinds of event."""

    SUBMITTED = "submitted"
    REGISTERED = "registered"
    JOINED = "joined"
    LET_GO = "let_go"
    OFFERED = "offered"
    ASSIGNED = "assigned"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    NOBODY_LEFT = "nobody_left"
    WITHDRAWN = "withdrawn"
    LOGGED = "logged"
    NOTED = "noted"
    HANDING_OVER = "handing_over"
    TAKEN_OVER = "taken_over"
    ADVISOR_LEFT = "advisor_left"
    CLOSED = "closed"
    HELPED = "helped"
    REOPENED = "reopened"
    SAID_MOVING = "said_moving"
    SAID_STUCK = "said_stuck"
    SAID_DONE = "said_done"
    EVALUATED = "evaluated"
    VISIT_PROPOSED = "visit_proposed"
    VISIT_AGREED = "visit_agreed"
    VISIT_MOVED = "visit_moved"
    VISIT_DECLINED = "visit_declined"
    VISIT_CANCELLED = "visit_cancelled"
    PROMISE_PASSED = "promise_passed"
    URGENCY_CHANGED = "urgency_changed"
    AREA_CHANGED = "area_changed"


@dataclass(frozen=True)
class EventFacts:
    """One thing that happened."""

    kind: Happened
    at: datetime
    data: dict[str, Any]


def note(
    unit: UnitOfWork, requisition_id: int, kind: Happened, actor_id: int | None = None, **data: Any
) -> None:
    """Write down what happened to a case, by whom (None: by the bot itself)."""
    unit.session.add(
        Event(requisition_id=requisition_id, kind=kind, at=unit.now, actor_id=actor_id, data=data)
    )


def of_case(session: Session, requisition_id: int) -> tuple[EventFacts, ...]:
    """All that happened to a case, in order."""
    events = session.exec(
        select(Event).where(Event.requisition_id == requisition_id).order_by(col(Event.id))
    )
    return tuple(EventFacts(Happened(event.kind), event.at, event.data) for event in events)
