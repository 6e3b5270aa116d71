"""What a change of a visit brings along: messages to both sides, the calendar's file, reminders.

An outbox row of the file holds which visit, which method and which sequence; the bytes are made
when it is sent.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlmodel import Session, col

from casework.follow_ups import FOLLOW_UPS
from casework.office import Office
from casework.visits import ENDS, Slot, Step, after
from casework.vocabulary import FollowUpKind, VisitStatus
from storage import following, history, outbox, own_cases
from storage.history import Happened
from storage.tables import FollowUp, Person, Requisition, Visit

ADVISOR, REQUESTER = "advisor", "requester"
"""The two sides of a visit, as the parameters of a message name who reads it."""

REQUEST, CANCEL = "REQUEST", "CANCEL"
"""The methods of a calendar's file (RFC 5546)."""


def agree(
    session: Session, office: Office, requisition: Requisition, visit: Visit, slot: Slot,
    now: datetime,
) -> None:  # fmt: skip
    """A time is agreed, the first one or another: both hear of it, get the file, are reminded."""
    moved = visit.agreed_at is not None
    if moved:
        stop_reminders(session, visit, now)
        visit.sequence += 1
    visit.status = after(visit.status, Step.TAKE)
    visit.starts_at, visit.ends_at, visit.place = slot.starts_at, slot.ends_at, slot.place
    visit.agreed_at = now
    close_question(session, requisition, visit, now)
    session.flush()
    happened = Happened.VISIT_MOVED if moved else Happened.VISIT_AGREED
    history.note(session, own_cases.id_of(requisition), happened, now)
    start_reminders(session, office, requisition, visit)
    for side, person_id in sides(requisition):
        params = about(visit, side) | {"sequence": visit.sequence, "moved": moved}
        outbox.tell(session, person_id, "visit_agreed", params, now)
        send_file(session, visit, side, person_id, REQUEST, now)


def end(
    session: Session, requisition: Requisition, visit: Visit, step: Step, now: datetime,
) -> bool:  # fmt: skip
    """Nothing more comes of a visit. True where a time was agreed, and is now off the calendars.

    Who hears of it in which words is told by the caller, before `send_cancellations`.
    """
    was_agreed = visit.status is VisitStatus.AGREED
    visit.status = after(visit.status, step)
    close_question(session, requisition, visit, now)
    if visit.status in ENDS:
        visit.ended_at = now
        if was_agreed:
            visit.sequence += 1
            stop_reminders(session, visit, now)
    session.flush()
    return was_agreed


def has_begun(visit: Visit, now: datetime) -> bool:
    """Whether it is too late to move or call off what was agreed: it is another visit then."""
    return (
        visit.status is VisitStatus.AGREED
        and visit.starts_at is not None
        and visit.starts_at <= now
    )


def close_question(session: Session, requisition: Requisition, visit: Visit, now: datetime) -> None:
    """The proposed times wait no longer: their buttons go."""
    asked, visit.asked_id, visit.waits = visit.asked_id, None, False
    if asked is not None and requisition.requester_id is not None:
        outbox.tell(session, requisition.requester_id, "keyboard_gone", {"target": asked}, now)


def send_file(
    session: Session, visit: Visit, side: str, person_id: int, method: str, now: datetime,
    **others: Any,
) -> None:  # fmt: skip
    """Somebody gets the calendar's file of the visit as it is now; `first` where they had none."""
    params = about(visit, side) | {"method": method, "sequence": visit.sequence, **others}
    outbox.tell(session, person_id, "visit_file", params, now)


def about(visit: Visit, side: str) -> dict[str, Any]:
    """Which visit of which case, and which of its sides reads."""
    return {"visit": visit.id, "requisition": visit.requisition_id, "side": side}


def sides(requisition: Requisition) -> tuple[tuple[str, int], ...]:
    """Who takes part in a visit of this case now."""
    both = ((ADVISOR, requisition.advisor_id), (REQUESTER, requisition.requester_id))
    return tuple((side, person_id) for side, person_id in both if person_id is not None)


def can_be_told(session: Session, person_id: int | None) -> bool:
    """Whether somebody is there: not erased, and their chat with the bot is open."""
    found = session.execute(
        select(col(Person.id)).where(
            col(Person.id) == person_id,
            col(Person.telegram_id).is_not(None),
            col(Person.unreachable_since).is_(None),
        )
    )
    return found.first() is not None


# Reminders


def start_reminders(
    session: Session, office: Office, requisition: Requisition, visit: Visit
) -> None:
    """Before the visit and some days after it, both are reminded and asked."""
    if visit.starts_at is None:
        return
    for side, person_id in sides(requisition):
        following.start(
            session,
            office,
            FollowUpKind.VISIT,
            subject=_subject(visit, side),
            person_id=person_id,
            anchor=visit.starts_at,
            requisition_id=visit.requisition_id,
            data={"visit": visit.id, "side": side},
        )
        ask_afterwards(session, office, visit, person_id)


def ask_afterwards(session: Session, office: Office, visit: Visit, person_id: int) -> None:
    """Some days after the visit somebody is asked whether it is moving."""
    if visit.ends_at is None or FollowUpKind.AFTER_VISIT not in FOLLOW_UPS:
        return
    following.start(
        session,
        office,
        FollowUpKind.AFTER_VISIT,
        subject=_afterwards(visit),
        person_id=person_id,
        anchor=visit.ends_at,
        requisition_id=visit.requisition_id,
        data={"visit": visit.id},
    )


def stop_reminders(session: Session, visit: Visit, now: datetime) -> None:
    """Nobody is reminded of a time that no longer holds, nor asked about it afterwards."""
    for side in (ADVISOR, REQUESTER):
        following.stop(session, _subject(visit, side), FollowUpKind.VISIT, now)
    session.execute(
        delete(FollowUp).where(  # not ended: another time of the same visit begins it anew
            col(FollowUp.subject) == _afterwards(visit),
            col(FollowUp.kind) == FollowUpKind.AFTER_VISIT,
            col(FollowUp.ended_at).is_(None),
        )
    )


def _subject(visit: Visit, side: str) -> str:
    """One for each side and agreement: what one side calls done is not done for the other."""
    agreed_at = visit.agreed_at.isoformat() if visit.agreed_at else ""
    return f"visit:{visit.id}:{side}:{agreed_at}"


def _afterwards(visit: Visit) -> str:
    return f"visit:{visit.id}"
