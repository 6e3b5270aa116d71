"""What the question how much a case has helped looks at."""

from casework.core.vocabulary import CaseStatus, FollowUpKind
from casework.follow_ups import kinds
from storage.evaluations.notices import EvaluationWanted
from storage.follow_ups import reasons
from storage.follow_ups.reasons import STALE, TELL, FollowUps, Verdict, WhenDue
from storage.tables import FollowUp, Requisition
from storage.transaction.unit_of_work import UnitOfWork


def _evaluation(unit: UnitOfWork, row: FollowUp) -> Verdict:
    """A case that is still closed as it was then, and that its requester has not evaluated.

    The second time is a week after they were asked, not after they should have been.
    """
    requisition = unit.session.get(Requisition, row.requisition_id)
    if requisition is None or requisition.status is not CaseStatus.CLOSED:
        return STALE
    if (requisition.closed_at, requisition.requester_id) != (row.started_at, row.person_id):
        return STALE
    asked_at = reasons.last_asked(unit.session, row) if row.round > 0 else None
    if asked_at is not None:
        again = kinds.working_morning(asked_at + kinds.EVALUATION_AGAIN, unit.office.calendar)
        if again > unit.now:
            return Verdict(tell=False, later=again)
    return TELL


FOLLOW_UPS: FollowUps = {
    FollowUpKind.EVALUATION: WhenDue(_evaluation, EvaluationWanted),
}
