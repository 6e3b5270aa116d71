"""What a change of a visit brings along: messages to both sides, the calendar's file, reminders.

An outbox row of the file holds which visit, which method and which sequence; the bytes are made
when it is sent.
"""

from datetime import datetime

from sqlalchemy import delete, select
from sqlmodel import Session, col

from casework.core.vocabulary import FollowUpKind, VisitStatus
from casework.dates.calendar_file import Method
from casework.follow_ups.kinds import FOLLOW_UPS
from casework.visits.rules import ENDS, Side, Slot, VisitStep, after
from storage.cases import history, own_cases
from storage.cases.history import Happened
from storage.follow_ups import planning
from storage.queues import outbox
from storage.queues.answers import KeyboardGone
from storage.tables import FollowUp, Person, Requisition, Visit
from storage.transaction.unit_of_work import UnitOfWork
from storage.visits.notices import VisitAgreed, VisitFile, WhenAndWhere


def agree(
    unit: UnitOfWork, requisition: Requisition, visit: Visit, slot: Slot
) -> None:  # fmt: skip
    """A time is agreed, the first one or another: both hear of it, get the file, are reminded."""
    moved = visit.agreed_at is not None
    if moved:
        stop_reminders(unit, visit)
        visit.sequence += 1
    visit.status = after(visit.status, VisitStep.TAKE)
    visit.starts_at, visit.ends_at, visit.place = slot.starts_at, slot.ends_at, slot.place
    visit.agreed_at = unit.now
    close_question(unit, requisition, visit)
    unit.session.flush()
    happened = Happened.VISIT_MOVED if moved else Happened.VISIT_AGREED
    history.note(unit, own_cases.id_of(requisition), happened)
    start_reminders(unit, requisition, visit)
    for side, person_id in sides(requisition):
        tell_agreed(unit, visit, side, person_id, moved=moved)
        send_file(unit, visit, person_id, Method.REQUEST)


def end(
    unit: UnitOfWork, requisition: Requisition, visit: Visit, step: VisitStep
) -> bool:  # fmt: skip
    """Nothing more comes of a visit. True where a time was agreed, and is now off the calendars.

    Who hears of it in which words is told by the caller, before `send_cancellations`.
    """
    was_agreed = visit.status is VisitStatus.AGREED
    visit.status = after(visit.status, step)
    close_question(unit, requisition, visit)
    if visit.status in ENDS:
        visit.ended_at = unit.now
        if was_agreed:
            visit.sequence += 1
            stop_reminders(unit, visit)
    unit.session.flush()
    return was_agreed


def has_begun(visit: Visit, now: datetime) -> bool:
    """Whether it is too late to move or call off what was agreed: it is another visit then."""
    return (
        visit.status is VisitStatus.AGREED
        and visit.starts_at is not None
        and visit.starts_at <= now
    )


def close_question(unit: UnitOfWork, requisition: Requisition, visit: Visit) -> None:
    """The proposed times wait no longer: their buttons go."""
    asked, visit.asked_id, visit.waits = visit.asked_id, None, False
    if asked is not None and requisition.requester_id is not None:
        outbox.tell(unit, requisition.requester_id, KeyboardGone(target=asked))


def tell_agreed(
    unit: UnitOfWork, visit: Visit, side: Side, person_id: int, *, moved: bool
) -> None:  # fmt: skip
    """Somebody hears when and where they meet; `moved` where it was another time before."""
    told = VisitAgreed(
        visit=id_of(visit),
        requisition=visit.requisition_id,
        side=side,
        sequence=visit.sequence,
        moved=moved,
    )
    outbox.tell(unit, person_id, told)


def send_file(
    unit: UnitOfWork,
    visit: Visit,
    person_id: int,
    method: Method,
    *,
    first: bool = False,
    left: str | None = None,
    was: WhenAndWhere | None = None,
) -> None:
    """Somebody gets the calendar's file of the visit as it is now; see `VisitFile`."""
    file = VisitFile(
        visit=id_of(visit),
        requisition=visit.requisition_id,
        method=method,
        sequence=visit.sequence,
        first=first,
        left=left,
        was=was,
    )
    outbox.tell(unit, person_id, file)


def id_of(visit: Visit) -> int:
    """Its id. Raises LookupError for one that is not stored yet."""
    if visit.id is None:
        raise LookupError("a stored visit has an id")
    return visit.id


def sides(requisition: Requisition) -> tuple[tuple[Side, int], ...]:
    """Who takes part in a visit of this case now."""
    both = ((Side.ADVISOR, requisition.advisor_id), (Side.REQUESTER, requisition.requester_id))
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


def start_reminders(unit: UnitOfWork, requisition: Requisition, visit: Visit) -> None:
    """Before the visit and some days after it, both are reminded and asked."""
    if visit.starts_at is None:
        return
    for side, person_id in sides(requisition):
        planning.start(
            unit,
            FollowUpKind.VISIT,
            subject=_subject(visit, side),
            person_id=person_id,
            anchor=visit.starts_at,
            requisition_id=visit.requisition_id,
            data={"visit": visit.id, "side": side},
        )
        ask_afterwards(unit, visit, person_id)


def ask_afterwards(unit: UnitOfWork, visit: Visit, person_id: int) -> None:
    """Some days after the visit somebody is asked whether it is moving."""
    if visit.ends_at is None or FollowUpKind.AFTER_VISIT not in FOLLOW_UPS:
        return
    planning.start(
        unit,
        FollowUpKind.AFTER_VISIT,
        subject=_afterwards(visit),
        person_id=person_id,
        anchor=visit.ends_at,
        requisition_id=visit.requisition_id,
        data={"visit": visit.id},
    )


def stop_reminders(unit: UnitOfWork, visit: Visit) -> None:
    """Nobody is reminded of a time that no longer holds, nor asked about it afterwards."""
    for side in Side:
        planning.stop(unit, _subject(visit, side), FollowUpKind.VISIT)
    unit.session.execute(
        delete(FollowUp).where(  # not ended: another time of the same visit begins it anew
            col(FollowUp.subject) == _afterwards(visit),
            col(FollowUp.kind) == FollowUpKind.AFTER_VISIT,
            col(FollowUp.ended_at).is_(None),
        )
    )


def _subject(visit: Visit, side: Side) -> str:
    """One for each side and agreement: what one side calls done is not done for the other."""
    agreed_at = visit.agreed_at.isoformat() if visit.agreed_at else ""
    return f"visit:{visit.id}:{side}:{agreed_at}"


def _afterwards(visit: Visit) -> str:
    return f"visit:{visit.id}"
