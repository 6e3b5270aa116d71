"""What becomes of a visit when its case ends, or goes to another advisor."""

from datetime import datetime

from sqlmodel import Session

from casework.visits import Step
from casework.vocabulary import VisitStatus
from storage import outbox, own_cases
from storage import visit_changes as changes
from storage.tables import Requisition
from storage.visit_changes import ADVISOR, CANCEL, REQUEST, about, has_begun
from storage.visit_facts import open_one


def case_over(
    session: Session, requisition: Requisition, now: datetime, *, gone: bool = False
) -> None:
    """A case ends: what is proposed or agreed in it is off; with `gone`, its requester is erased.

    A visit that has been held stays as it was.
    """
    visit = open_one(session, own_cases.id_of(requisition))
    if visit is None or has_begun(visit, now):
        return
    requester = requisition.requester_id
    if gone:
        visit.asked_id = None
    was_agreed = changes.end(session, requisition, visit, Step.CANCEL, now)
    if not was_agreed:
        return
    for side, person_id in changes.sides(requisition):
        if not (gone and person_id == requester):
            params = about(visit, side) | {"by": "", "agreed": True}
            outbox.tell(session, person_id, "visit_cancelled", params, now)
            changes.send_file(session, visit, side, person_id, CANCEL, now)


def handed_over(
    session: Session, requisition: Requisition, former: int | None, now: datetime
) -> None:
    """The case has another advisor: the visit is theirs, and off the former one's calendar.

    What follows up on it goes to the case's advisor of the moment it is due.
    """
    visit = open_one(session, own_cases.id_of(requisition))
    if visit is None or visit.status is not VisitStatus.AGREED or has_begun(visit, now):
        return
    visit.sequence += 1
    session.flush()
    for side, person_id in changes.sides(requisition):
        changes.send_file(session, visit, side, person_id, REQUEST, now)
    if former is not None:
        changes.send_file(session, visit, ADVISOR, former, CANCEL, now, left=former)
