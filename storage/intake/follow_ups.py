"""What a follow-up of a draft looks at."""

from sqlalchemy import update
from sqlmodel import col

from casework.core.vocabulary import FollowUpKind
from casework.follow_ups import kinds
from storage.follow_ups.reasons import STALE, TELL, FollowUps, Verdict, WhenDue
from storage.intake.notices import DraftUnfinished
from storage.tables import Draft, FollowUp
from storage.tables.intake import DraftStatus
from storage.transaction.unit_of_work import UnitOfWork


def _draft(unit: UnitOfWork, row: FollowUp) -> Verdict:
    """Whether a draft lies still, for so long that it is spoken of; the last time it is erased.

    One that was worked on since is looked at again later.
    """
    draft = unit.session.get(Draft, int(row.data["draft"]))
    if draft is None or draft.status is not DraftStatus.OPEN:
        return STALE
    due_at = kinds.due(row.kind, draft.updated_at, row.round, unit.office.calendar)
    if due_at is not None and due_at > unit.now:
        row.started_at = draft.updated_at
        return Verdict(tell=False, later=due_at)
    if row.round < kinds.DRAFT_ERASED:
        return TELL
    unit.session.execute(
        update(Draft)
        .where(col(Draft.id) == draft.id)
        .values(status=DraftStatus.DISCARDED, form={}, asked_id=None)
    )
    return TELL


FOLLOW_UPS: FollowUps = {
    FollowUpKind.DRAFT_UNFINISHED: WhenDue(_draft, DraftUnfinished),
}
