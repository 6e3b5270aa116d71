"""No case waits for an advisor who can no longer be asked, or who has left the team."""

from sqlmodel import col, select

from casework.cases.transitions import CaseStep, after
from casework.core.vocabulary import CaseStatus
from storage.cases import history, reading
from storage.cases import own_cases as rows
from storage.cases.history import Happened
from storage.follow_ups import watching
from storage.happenings import AdvisorAway, CaseLeft, PersonLost, RolesEnded
from storage.offers import offers
from storage.offers.notices import AdvisorLeft, OfferMoved
from storage.queues import outbox
from storage.tables import Offer, Requisition
from storage.team import members
from storage.transaction.unit_of_work import UnitOfWork


def move_on(unit: UnitOfWork, advisor_id: int) -> list[OfferMoved]:
    """Ask the next advisor where this one has been asked and has not answered.

    A case that was to be handed over stays where it is. Returns what this one could be told of
    each case that has moved.
    """
    moved = []
    asked = unit.session.exec(
        select(Offer.requisition_id)
        .where(Offer.advisor_id == advisor_id, col(Offer.ended_at).is_(None))
        .order_by(col(Offer.requisition_id))
    ).all()
    for requisition_id in asked:
        requisition = rows.locked(unit, requisition_id)
        if reading.asked_now(unit.session, requisition_id) != advisor_id:
            continue  # answered or withdrawn while this waited for the case
        offers.end_open(unit, requisition_id)
        history.note(unit, requisition_id, Happened.EXPIRED)
        offers.offer_to_next(unit, requisition)
        last = requisition.status is CaseStatus.SUBMITTED
        moved.append(OfferMoved(reference=rows.name_of(requisition), last=last))
    return moved


def advisor_away(unit: UnitOfWork, away: AdvisorAway) -> None:
    """An advisor who is away from now on is asked nothing; one who has just said so reads it."""
    for moved in move_on(unit, away.person_id):
        if away.waiting:
            outbox.answer(unit, moved)


def person_gone(unit: UnitOfWork, gone: PersonLost | RolesEnded) -> None:
    """Offers to somebody who cannot hear of them, or who advises no more, go to the next."""
    if isinstance(gone, PersonLost) or gone.advises_no_more:
        move_on(unit, gone.person_id)


def advisor_left(unit: UnitOfWork, ended: RolesEnded) -> None:
    """The cases of somebody who advises no more are offered on."""
    if ended.advises_no_more:
        for requisition in members.open_cases(unit.session, ended.person_id):
            _offer_on(unit, requisition, ended.person_id, ended.name)


def _offer_on(unit: UnitOfWork, requisition: Requisition, person_id: int, name: str) -> None:
    """A case has no advisor any more: with a new promise, to whoever is asked already or fits best.

    A visit that lies ahead is called off: nobody knows yet who could come to it.
    """
    case = rows.id_of(requisition)
    requisition = rows.locked(unit, case)
    asked = reading.asked_now(unit.session, case)
    requisition.status = after(requisition.status, CaseStep.ADVISOR_LEFT)
    requisition.advisor_id = None
    unit.session.flush()
    unit.happened(CaseLeft(requisition, person_id, name))
    history.note(unit, case, Happened.ADVISOR_LEFT, name=name)
    watching.promise_from_now_on(unit, requisition)
    if requisition.requester_id is not None:
        outbox.tell(unit, requisition.requester_id, AdvisorLeft(requisition=case, name=name))
    if asked is not None:
        requisition.status = after(requisition.status, CaseStep.OFFER)
        unit.session.flush()
    else:
        offers.offer_to_next(unit, requisition)
    watching.follow_conflict(unit, requisition)
