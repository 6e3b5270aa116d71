"""What an advisor was asked and has not answered, when they can no longer be asked."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from casework.office import Office
from casework.vocabulary import CaseStatus
from storage import case_reading, history, offers, own_cases
from storage.history import Happened
from storage.tables import Offer


@dataclass(frozen=True)
class Moved:
    """A case that somebody was asked to take, by its reference; `last`: nobody is left to ask."""

    reference: str
    last: bool


def move_on(session: Session, office: Office, advisor_id: int, now: datetime) -> list[Moved]:
    """Ask the next advisor in their place; a case that was to be handed over stays where it is.

    Returns what has moved.
    """
    moved = []
    asked = session.exec(
        select(Offer.requisition_id)
        .where(Offer.advisor_id == advisor_id, col(Offer.ended_at).is_(None))
        .order_by(col(Offer.requisition_id))
    ).all()
    for requisition_id in asked:
        requisition = own_cases.locked(session, requisition_id)
        if case_reading.asked_now(session, requisition_id) != advisor_id:
            continue  # answered or withdrawn while this waited for the case
        offers.end_open(session, requisition_id, now)
        history.note(session, requisition_id, Happened.EXPIRED, now)
        offers.offer_to_next(session, office, requisition, now)
        last = requisition.status is CaseStatus.SUBMITTED
        moved.append(Moved(own_cases.name_of(requisition), last))
    return moved
