"""An advisor is asked to take a case, and answers, or does not."""

from sqlmodel import Session, col, select

from casework.cases.permissions import ASSIGNABLE
from casework.cases.transitions import CaseStep, after
from casework.core.errors import Refused
from casework.core.vocabulary import CaseStatus, DeclineReason
from casework.offers.ranking import Match
from storage import happenings
from storage.cases import history, reading
from storage.cases import own_cases as rows
from storage.cases.history import Happened
from storage.cases.notices import CaseAttachment
from storage.happenings import CaseOver
from storage.offers import times, transfer
from storage.offers.advisors import fitting
from storage.offers.notices import (
    Accepted,
    CaseTaken,
    HandoverDeclined,
    HandoverExpired,
    NobodyLeft,
    OfferDeclined,
    Offered,
    OfferMoved,
)
from storage.people import checks, people
from storage.people.people import Known
from storage.queues import lost_requesters, outbox
from storage.tables import Offer, Requisition
from storage.transaction.unit_of_work import UnitOfWork


def offer_to_next(unit: UnitOfWork, requisition: Requisition) -> None:
    """Ask the advisor who fits best of those not asked yet; with nobody left, tell coordinators.

    A case that was to be handed over stays with the advisor who has it.
    """
    if requisition.status is CaseStatus.ACTIVE:
        transfer.stay(unit, requisition)
        return
    ranked = fitting.not_asked_yet(unit.session, requisition)
    if ranked:
        ask(unit, requisition, ranked[0])
        return
    requisition.status = after(requisition.status, CaseStep.NOBODY_LEFT)
    history.note(unit, rows.id_of(requisition), Happened.NOBODY_LEFT)
    outbox.tell_coordinators(unit, NobodyLeft(requisition=rows.id_of(requisition)))


def accept(unit: UnitOfWork, offer_id: int, person: Known) -> None:
    """An advisor takes the case they were offered, by us or by the advisor who has it.

    Raises Refused("offer_not_yours"), and where the offer no longer counts
    Refused("case_already_yours"), Refused("case_taken", name=...), Refused("case_over") or
    Refused("offer_over").
    """
    offer, requisition = _open_offer(unit, offer_id, person)
    _take(unit, offer, requisition, person.first_name)


def give(unit: UnitOfWork, offer_id: int, by: Known) -> str | None:
    """A coordinator says that the advisor who is asked takes the case: it is theirs from now on.

    Both advisors are told, and the requester as if it had been accepted. Returns the first name of
    the one who had it, None where nobody did. Raises what `accept` raises where the offer no longer
    counts, Refused("not_an_advisor") and Refused("advisor_unreachable", name=...).
    """
    offer = unit.session.get(Offer, offer_id)
    if offer is None:
        raise Refused("stale_button")
    requisition = rows.locked(unit, offer.requisition_id)
    unit.session.refresh(offer, with_for_update=True)
    _check_counts(unit.session, offer, requisition)
    checks.check_on_the_team(unit.session, offer.advisor_id)
    former = requisition.advisor_id
    _take(unit, offer, requisition, people.first_name(unit.session, offer.advisor_id), by)
    return people.first_name(unit.session, former) if former is not None else None


def _take(
    unit: UnitOfWork, offer: Offer, requisition: Requisition, name: str, by: Known | None = None
) -> None:
    """The advisor who was asked has the case now; `by` is the coordinator who has said so."""
    offer.accepted = True
    offer.ended_at = unit.now
    if requisition.status is CaseStatus.ACTIVE:
        transfer.move(unit, requisition, offer.advisor_id, name, by)
        return
    requisition.status = after(requisition.status, CaseStep.ACCEPT)
    requisition.advisor_id = offer.advisor_id
    unit.session.flush()
    case, actor = rows.id_of(requisition), by.id if by else offer.advisor_id
    history.note(unit, case, Happened.ACCEPTED, actor, name=name)
    taken = CaseTaken(requisition=case, by=by.first_name if by else None)
    outbox.tell(unit, offer.advisor_id, taken)
    unit.happened(happenings.CaseTaken(requisition))
    if requisition.requester_id is None:
        return
    if outbox.tell(unit, requisition.requester_id, Accepted(requisition=case)) is None:
        lost_requesters.tell_advisor(unit, requisition)


def decline(unit: UnitOfWork, offer_id: int, person: Known, reason: DeclineReason) -> None:
    """An advisor says no; the next one is asked, or it stays where it is.

    Raises what `accept` raises.
    """
    offer, requisition = _open_offer(unit, offer_id, person)
    offer.accepted = False
    offer.ended_at = unit.now
    offer.decline_reason = reason
    unit.session.flush()
    history.note(
        unit,
        rows.id_of(requisition),
        Happened.DECLINED,
        person.id,
        name=person.first_name,
        reason=reason,
    )
    name = rows.name_of(requisition)
    if requisition.status is CaseStatus.ACTIVE:
        outbox.answer(unit, HandoverDeclined(reference=name))
    else:
        last = not fitting.not_asked_yet(unit.session, requisition)
        outbox.answer(unit, OfferDeclined(reference=name, last=last))
    offer_to_next(unit, requisition)


def ask(
    unit: UnitOfWork, requisition: Requisition, match: Match, *, assigned_by: Known | None = None
) -> Offer:
    """Ask one advisor, who was ranked first or whom `assigned_by` has picked.

    The offer that it returns says until when it waits for an answer.
    """
    ends = times.answer_by(unit.session, unit.office, requisition, match.advisor_id, unit.now)
    offer = Offer(
        requisition_id=rows.id_of(requisition),
        advisor_id=match.advisor_id,
        assigned_by=assigned_by.id if assigned_by else None,
        reasons=[reason.as_json() for reason in match.reasons],
        offered_at=unit.now,
        answer_by=ends,
    )
    unit.session.add(offer)
    happened = Happened.ASSIGNED if assigned_by else Happened.OFFERED
    if requisition.status is CaseStatus.ACTIVE:
        happened = Happened.HANDING_OVER
    else:
        requisition.status = after(requisition.status, CaseStep.OFFER)
    unit.session.flush()
    case, offer_id = rows.id_of(requisition), offer.id or 0
    history.note(
        unit,
        case,
        happened,
        assigned_by.id if assigned_by else None,
        name=match.name,
    )
    outbox.tell(unit, match.advisor_id, Offered(offer=offer_id))
    times.watch(unit, offer, ends)
    for position in range(reading.number_of_attachments(unit.session, case)):
        file = CaseAttachment(requisition=case, position=position, offer=offer_id)
        outbox.tell(unit, match.advisor_id, file)
    return offer


def expire(unit: UnitOfWork, offer: Offer, requisition: Requisition) -> None:
    """End an offer that was not answered in time: its advisor is told, and the next one asked."""
    offer.ended_at = unit.now
    unit.session.flush()
    history.note(unit, rows.id_of(requisition), Happened.EXPIRED)
    name = rows.name_of(requisition)
    if requisition.status is CaseStatus.ACTIVE:
        outbox.tell(unit, offer.advisor_id, HandoverExpired(reference=name))
    else:
        last = not fitting.not_asked_yet(unit.session, requisition)
        outbox.tell(unit, offer.advisor_id, OfferMoved(reference=name, last=last))
    offer_to_next(unit, requisition)


def end_open(unit: UnitOfWork, requisition_id: int) -> int | None:
    """End the open offer of a case, unanswered. Returns the advisor who was asked."""
    offer = still_open(unit.session, requisition_id)
    if offer is None:
        return None
    offer.ended_at = unit.now
    unit.session.flush()
    return offer.advisor_id


def case_over(unit: UnitOfWork, over: CaseOver) -> None:
    """End the open offer of a case that is over."""
    end_open(unit, rows.id_of(over.case))


def check_assignable(session: Session, requisition: Requisition) -> None:
    """Raise Refused("case_taken", name=...) or Refused("case_over") where it is too late."""
    if requisition.status in ASSIGNABLE:
        return
    if requisition.status == CaseStatus.ACTIVE and requisition.advisor_id is not None:
        raise Refused("case_taken", name=people.first_name(session, requisition.advisor_id))
    raise Refused("case_over")


def tell_unoffered(unit: UnitOfWork, coordinator_id: int) -> None:
    """Tell a new coordinator of the cases that wait for a decision, so that none is forgotten."""
    waiting = unit.session.exec(
        select(Requisition)
        .where(Requisition.status == CaseStatus.SUBMITTED)
        .order_by(col(Requisition.id))
    )
    for requisition in waiting:
        outbox.tell(unit, coordinator_id, NobodyLeft(requisition=rows.id_of(requisition)))


def _open_offer(unit: UnitOfWork, offer_id: int, person: Known) -> tuple[Offer, Requisition]:
    """The offer and its case, which is locked first, as by everybody who acts on a case."""
    offer = unit.session.get(Offer, offer_id)
    if offer is None or offer.advisor_id != person.id:
        raise Refused("offer_not_yours")
    requisition = rows.locked(unit, offer.requisition_id)
    unit.session.refresh(offer, with_for_update=True)
    if requisition.advisor_id == person.id and offer.ended_at is not None:
        raise Refused("case_already_yours")
    _check_counts(unit.session, offer, requisition)
    return offer, requisition


def _check_counts(session: Session, offer: Offer, requisition: Requisition) -> None:
    if offer.ended_at is not None:
        check_assignable(session, requisition)
        raise Refused("offer_over")


def still_open(session: Session, requisition_id: int) -> Offer | None:
    """The offer of a case that waits for its answer; None where nobody is asked."""
    return session.exec(
        select(Offer).where(Offer.requisition_id == requisition_id, col(Offer.ended_at).is_(None))
    ).first()
