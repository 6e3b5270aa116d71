"""Watching a case: that its requester is answered in time, and that something is done in it."""

from datetime import datetime

from sqlmodel import Session

from casework.office import Office
from casework.vocabulary import FollowUpKind
from storage import following, own_cases
from storage.tables import Requisition


def follow_case(
    session: Session, office: Office, requisition: Requisition, advisor_id: int, now: datetime
) -> None:
    """From now on the promise and the silence of a case are watched, and no longer as before."""
    anchors = {
        FollowUpKind.FIRST_ANSWER_DUE: requisition.first_response_due,
        FollowUpKind.NOTHING_LOGGED: now,
    }
    for kind, anchor in anchors.items():
        following.stop_in_case(session, own_cases.id_of(requisition), kind, now)
        following.start(
            session,
            office,
            kind,
            subject=f"case:{requisition.id}:{now:%Y%m%d%H%M%S}",
            person_id=advisor_id,
            anchor=anchor,
            requisition_id=requisition.id,
        )
