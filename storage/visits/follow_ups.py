"""What the follow-ups before and after a visit look at."""

from casework.core.vocabulary import CaseStatus, FollowUpKind, VisitStatus
from casework.follow_ups import kinds
from casework.visits.rules import HOUR_BEFORE, Side
from storage.follow_ups import reasons
from storage.follow_ups.reasons import STALE, FollowUps, Verdict, WhenDue
from storage.tables import FollowUp, Requisition, Visit, VisitAnswer
from storage.transaction.unit_of_work import UnitOfWork
from storage.visits.notices import AfterVisit, VisitSoon

_NOT_HELD = frozenset({VisitStatus.PROPOSED, VisitStatus.DECLINED, VisitStatus.CANCELLED})


def _visit(unit: UnitOfWork, row: FollowUp) -> Verdict:
    """A visit that holds, at the time it was planned for, and has not begun.

    Where it was agreed after the first reminder would have been due, only the second one comes.
    """
    visit = unit.session.get(Visit, int(row.data["visit"]))
    if visit is None or visit.agreed_at is None or visit.status is not VisitStatus.AGREED:
        return STALE
    if visit.starts_at != row.started_at or row.started_at <= unit.now:
        return STALE
    requisition = unit.session.get_one(Requisition, visit.requisition_id)
    if requisition.status is not CaseStatus.ACTIVE or requisition.advisor_id is None:
        return STALE
    if row.data["side"] == Side.ADVISOR:
        row.person_id = requisition.advisor_id  # it may have been handed over
    elif row.person_id != requisition.requester_id:
        return STALE
    if row.due_at < visit.agreed_at:
        return Verdict(tell=False, goes_on=True)
    is_near = unit.now >= row.started_at - HOUR_BEFORE
    return Verdict(tell=True, goes_on=not is_near)


def _after_visit(unit: UnitOfWork, row: FollowUp) -> Verdict:
    """A visit that took place, in a case that goes on, of which this side has said nothing yet."""
    visit = unit.session.get(Visit, int(row.data["visit"]))
    if visit is None or visit.ends_at is None or visit.status in _NOT_HELD:
        return STALE
    requisition = unit.session.get_one(Requisition, visit.requisition_id)
    if requisition.status is not CaseStatus.ACTIVE or requisition.advisor_id is None:
        return STALE
    if row.person_id not in {requisition.requester_id, requisition.advisor_id}:
        if reasons.is_asked(unit.session, row, requisition.advisor_id):
            return STALE  # it asks a requester who has left the case
        row.person_id = requisition.advisor_id  # it was handed over
    if unit.session.get(VisitAnswer, (visit.id, row.person_id)) is not None:
        return STALE
    if visit.ends_at != row.started_at:
        row.started_at = visit.ends_at  # it was moved
        due_at = kinds.due(row.kind, visit.ends_at, row.round, unit.office.calendar)
        if due_at is not None and due_at > unit.now:
            return Verdict(tell=False, later=due_at)
    return Verdict(tell=True)


FOLLOW_UPS: FollowUps = {
    FollowUpKind.VISIT: WhenDue(_visit, VisitSoon),
    FollowUpKind.AFTER_VISIT: WhenDue(_after_visit, AfterVisit),
}
