"""What an advisor was asked and has not answered, when they can no longer be asked."""

from sqlmodel import col, select

from casework.core.vocabulary import CaseStatus
from storage.cases import history
from storage.cases import reading as case_reading
from storage.cases import rows as own_cases
from storage.cases.history import Happened
from storage.happenings import AdvisorAway, PersonLost, RolesEnded
from storage.offers import offers
from storage.offers.notices import OfferMoved
from storage.queues import outbox
from storage.tables import Offer
from storage.transaction.unit_of_work import UnitOfWork


def move_on(unit: UnitOfWork, advisor_id: int) -> list[OfferMoved]:
    """Ask the next advisor in their place; a case that was to be handed over stays where it is.

    Returns what they could be told of each case that has moved.
    """
    moved = []
    asked = unit.session.exec(
        select(Offer.requisition_id)
        .where(Offer.advisor_id == advisor_id, col(Offer.ended_at).is_(None))
        .order_by(col(Offer.requisition_id))
    ).all()
    for requisition_id in asked:
        requisition = own_cases.locked(unit, requisition_id)
        if case_reading.asked_now(unit.session, requisition_id) != advisor_id:
            continue  # answered or withdrawn while this waited for the case
        offers.end_open(unit, requisition_id)
        history.note(unit, requisition_id, Happened.EXPIRED)
        offers.offer_to_next(unit, requisition)
        last = requisition.status is CaseStatus.SUBMITTED
        moved.append(OfferMoved(reference=own_cases.name_of(requisition), last=last))
    return moved


def advisor_away(unit: UnitOfWork, away: AdvisorAway) -> None:
    """Who has begun to be away is asked nothing; who has just said so reads what moves."""
    for moved in move_on(unit, away.person_id):
        if away.waiting:
            outbox.answer(unit, moved)


def person_gone(unit: UnitOfWork, gone: PersonLost | RolesEnded) -> None:
    """A case never waits for somebody who cannot hear of it, or who advises no more."""
    if isinstance(gone, PersonLost) or gone.advises_no_more:
        move_on(unit, gone.person_id)
