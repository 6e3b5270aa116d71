"""Watching a case: that its requester is answered in time, and that something is done in it."""

from datetime import datetime

from sqlmodel import Session

from casework.office import Office
from casework.vocabulary import FollowUpKind, Role, Urgency
from storage import following, own_cases, people
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


def follow_conflict(
    session: Session, office: Office, requisition: Requisition, now: datetime
) -> None:
    """From now on every coordinator hears each working hour of a conflict that nobody has taken.

    What is no conflict is left alone.
    """
    if requisition.urgency is not Urgency.CONFLICT_NOW:
        return
    case, kind = own_cases.id_of(requisition), FollowUpKind.CONFLICT_NOT_TAKEN
    following.stop_in_case(session, case, kind, now)
    for coordinator in people.with_role(session, Role.COORDINATOR):
        following.start(
            session,
            office,
            kind,
            subject=f"case:{case}:{now:%Y%m%d%H%M%S}",
            person_id=coordinator,
            anchor=now,
            requisition_id=case,
        )
