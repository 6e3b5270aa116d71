"""What the follow-ups of a promise, a first answer and a conflict look at."""

from datetime import datetime

from sqlmodel import Session, col, select

from casework.cases.permissions import ASSIGNABLE, OPEN
from casework.core.vocabulary import FollowUpKind
from storage.cases import history, own_cases
from storage.cases.history import Happened
from storage.follow_ups import watching
from storage.follow_ups.notices import (
    ConflictNotTaken,
    FirstAnswerDue,
    PromiseAtRisk,
    PromiseMissed,
    PromisePassed,
)
from storage.follow_ups.reasons import STALE, TELL, FollowUps, Verdict, WhenDue, case_in_hand
from storage.queues import outbox
from storage.tables import FollowUp, Requisition
from storage.transaction.unit_of_work import UnitOfWork


def _conflict(unit: UnitOfWork, row: FollowUp) -> Verdict:
    requisition = unit.session.get(Requisition, row.requisition_id)
    waits = requisition is not None and requisition.status in ASSIGNABLE
    return TELL if waits else STALE


def _first_answer(unit: UnitOfWork, row: FollowUp) -> Verdict:
    """Its advisor is told while nothing has been sent or logged yet."""
    requisition = case_in_hand(unit, row)
    is_owed = requisition is not None and requisition.first_response_at is None
    return TELL if is_owed else STALE


def _promise(unit: UnitOfWork, row: FollowUp) -> Verdict:
    """Nothing sent or logged yet, and the promise still the one that was given.

    The coordinators hear of it while there is time, if nobody has taken it, and when it has
    passed. Then the requester is told, with a new date; once, so that nobody reads one excuse
    after the other. When that passes too, it is the coordinators' matter alone.
    """
    requisition = own_cases.locked(unit, row.requisition_id or 0)
    if requisition.status not in OPEN or requisition.first_response_at is not None:
        return STALE
    if (requisition.requester_id, requisition.promised) != (row.person_id, row.started_at):
        return STALE
    case, promise = own_cases.id_of(requisition), requisition.promised
    if row.round == 0:
        if _needs_a_warning(unit.session, requisition, unit.now):
            outbox.tell_coordinators(unit, PromiseAtRisk(requisition=case, promise=promise))
        return Verdict(tell=False, goes_on=True)
    outbox.tell_coordinators(unit, PromisePassed(requisition=case, promise=promise))
    if requisition.promised_anew is not None:
        return STALE
    history.note(unit, case, Happened.PROMISE_PASSED)
    watching.promise_again(unit, requisition)
    return Verdict(tell=True)


def _needs_a_warning(session: Session, requisition: Requisition, now: datetime) -> bool:
    """Nobody has taken it, there is time, and the hourly word of a conflict has reached nobody."""
    if requisition.status not in ASSIGNABLE or requisition.promised <= now:
        return False
    heard = session.exec(
        select(FollowUp.id).where(
            FollowUp.requisition_id == requisition.id,
            FollowUp.kind == FollowUpKind.CONFLICT_NOT_TAKEN,
            col(FollowUp.started_at) >= requisition.submitted_at,
            col(FollowUp.ended_as).in_(["fired", "done"]),
        )
    )
    return heard.first() is None


FOLLOW_UPS: FollowUps = {
    FollowUpKind.CONFLICT_NOT_TAKEN: WhenDue(_conflict, ConflictNotTaken),
    FollowUpKind.FIRST_ANSWER_DUE: WhenDue(_first_answer, FirstAnswerDue),
    FollowUpKind.PROMISE: WhenDue(_promise, PromiseMissed),
}
