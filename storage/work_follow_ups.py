"""What a follow-up of a silent case looks at."""

from datetime import datetime

from sqlmodel import Session

from casework import follow_ups as rules
from casework.office import Office
from casework.vocabulary import CaseStatus, FollowUpKind
from storage import hours
from storage.reasons import STALE, TELL, Looks, Verdict
from storage.silence import latest_activity
from storage.tables import (
    FollowUp,
    Requisition,
)


def _nothing_logged(session: Session, office: Office, row: FollowUp, now: datetime) -> Verdict:
    """Silence since the last thing that happened; anything newer begins the wait anew."""
    requisition = session.get(Requisition, row.requisition_id)
    if requisition is None or requisition.status is not CaseStatus.ACTIVE:
        return STALE
    if requisition.advisor_id != row.person_id:
        return STALE
    latest = latest_activity(session, requisition)
    if latest is not None and latest > row.started_at:
        calendar = hours.own_hours(session, office, row.person_id)
        due_at = rules.due(row.kind, latest, 0, calendar)
        row.started_at = latest
        if due_at is not None and due_at > now:
            return Verdict(tell=False, later=due_at)
    return TELL


LOOKS: Looks = {
    FollowUpKind.NOTHING_LOGGED: _nothing_logged,
}
