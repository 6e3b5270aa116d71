"""Offers: an advisor is asked to take a case, and answers."""

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session, col, select

from casework.assignment import Match
from casework.errors import Refused
from casework.office import Office
from casework.transitions import Step, after
from casework.vocabulary import CaseStatus, DeclineReason, Role
from storage import (
    case_reading,
    handing_over,
    history,
    lost_requesters,
    offer_checks,
    offer_times,
    outbox,
    own_cases,
    passing_on,
    people,
    talking,
    watching,
)
from storage.history import Happened
from storage.people import Known
from storage.tables import Offer, Requisition


def offer_to_next(
    session: Session, office: Office, requisition: Requisition, now: datetime
) -> None:
    """Ask the advisor who fits best of those not asked yet; nobody left goes to coordinators.

    A case that was to be handed over stays with the advisor who has it.
    """
    if requisition.status is CaseStatus.ACTIVE:
        handing_over.stay(session, requisition, now)
        return
    ranked = offer_checks.not_asked_yet(session, requisition)
    if ranked:
        ask(session, office, requisition, ranked[0], now)
        return
    requisition.status = after(requisition.status, Step.NOBODY_LEFT)
    history.note(session, own_cases.id_of(requisition), Happened.NOBODY_LEFT, now)
    _tell_nobody_left(session, requisition, people.with_role(session, Role.COORDINATOR), now)


def accept(session: Session, office: Office, offer_id: int, person: Known, now: datetime) -> None:
    """An advisor takes the case they were offered, by us or by the advisor who has it.

    Raises Refused("offer_not_yours"), or Refused("case_taken", name=...) or Refused("offer_over")
    where the offer no longer counts.
    """
    offer, requisition = _open_offer(session, offer_id, person)
    offer.accepted = True
    offer.ended_at = now
    watching.follow_case(session, office, requisition, person.id, now)
    if requisition.status is CaseStatus.ACTIVE:
        handing_over.move(session, requisition, person, now)
        return
    requisition.status = after(requisition.status, Step.ACCEPT)
    requisition.advisor_id = person.id
    session.flush()
    history.note(
        session,
        own_cases.id_of(requisition),
        Happened.ACCEPTED,
        now,
        person.id,
        name=person.first_name,
    )
    outbox.answer(session, "case_taken", {"requisition": requisition.id}, now)
    if requisition.requester_id is None:
        return
    talking.leave(session, requisition.requester_id, own_cases.id_of(requisition))
    passing_on.bring_kept(session, requisition, now)
    params = {"requisition": requisition.id}
    if outbox.tell(session, requisition.requester_id, "accepted", params, now) is None:
        lost_requesters.tell_advisor(session, requisition, now)


def decline(
    session: Session,
    office: Office,
    offer_id: int,
    person: Known,
    reason: DeclineReason,
    now: datetime,
) -> None:
    """An advisor says no; the next one is asked, or it stays where it is.

    Raises what `accept` raises.
    """
    offer, requisition = _open_offer(session, offer_id, person)
    offer.accepted = False
    offer.ended_at = now
    offer.decline_reason = reason
    session.flush()
    history.note(
        session,
        own_cases.id_of(requisition),
        Happened.DECLINED,
        now,
        person.id,
        name=person.first_name,
        reason=reason,
    )
    stays = requisition.status is CaseStatus.ACTIVE
    last = not stays and not offer_checks.not_asked_yet(session, requisition)
    outbox.answer(
        session,
        "handover_declined" if stays else "offer_declined",
        {"reference": own_cases.name_of(requisition), "reason": reason, "last": last},
        now,
    )
    offer_to_next(session, office, requisition, now)


def ask(
    session: Session,
    office: Office,
    requisition: Requisition,
    match: Match,
    now: datetime,
    *,
    assigned_by: Known | None = None,
) -> Offer:
    """Ask one advisor, who was ranked first or whom `assigned_by` has picked.

    The offer that it returns says until when it waits for an answer.
    """
    ends = offer_times.answer_by(session, office, requisition, match.advisor_id, now)
    offer = Offer(
        requisition_id=own_cases.id_of(requisition),
        advisor_id=match.advisor_id,
        assigned_by=assigned_by.id if assigned_by else None,
        reasons=[reason.as_json() for reason in match.reasons],
        offered_at=now,
        answer_by=ends,
    )
    session.add(offer)
    happened = Happened.ASSIGNED if assigned_by else Happened.OFFERED
    if requisition.status is CaseStatus.ACTIVE:
        happened = Happened.HANDING_OVER
    else:
        requisition.status = after(requisition.status, Step.OFFER)
    session.flush()
    history.note(
        session,
        own_cases.id_of(requisition),
        happened,
        now,
        assigned_by.id if assigned_by else None,
        name=match.name,
    )
    outbox.tell(session, match.advisor_id, "offer", {"offer": offer.id}, now)
    offer_times.watch(session, office, offer, ends)
    for position in range(
        case_reading.number_of_attachments(session, own_cases.id_of(requisition))
    ):
        params = {"requisition": requisition.id, "position": position, "offer": offer.id}
        outbox.tell(session, match.advisor_id, "attachment", params, now)
    return offer


def expire(
    session: Session, office: Office, offer: Offer, requisition: Requisition, now: datetime
) -> None:
    """Nobody has answered in time: the advisor hears so, and the next one is asked."""
    offer.ended_at = now
    session.flush()
    history.note(session, own_cases.id_of(requisition), Happened.EXPIRED, now)
    stays = requisition.status is CaseStatus.ACTIVE
    last = not stays and not offer_checks.not_asked_yet(session, requisition)
    params = {"reference": own_cases.name_of(requisition), "last": last}
    over = "handover_expired" if stays else "offer_moved"
    outbox.tell(session, offer.advisor_id, over, params, now)
    offer_to_next(session, office, requisition, now)


def end_open(session: Session, requisition_id: int, now: datetime) -> int | None:
    """End the open offer of a case, unanswered. Returns the advisor who was asked."""
    offer = _still_open(session, requisition_id)
    if offer is None:
        return None
    offer.ended_at = now
    session.flush()
    return offer.advisor_id


def tell_unoffered(session: Session, coordinator_id: int, now: datetime) -> None:
    """Tell a new coordinator of the cases that wait for a decision, so that none is forgotten."""
    waiting = session.exec(
        select(Requisition)
        .where(Requisition.status == CaseStatus.SUBMITTED)
        .order_by(col(Requisition.id))
    )
    for requisition in waiting:
        _tell_nobody_left(session, requisition, [coordinator_id], now)


def _tell_nobody_left(
    session: Session, requisition: Requisition, coordinators: Iterable[int], now: datetime
) -> None:
    for coordinator_id in coordinators:
        outbox.tell(session, coordinator_id, "nobody_left", {"requisition": requisition.id}, now)


def _open_offer(session: Session, offer_id: int, person: Known) -> tuple[Offer, Requisition]:
    """The offer and its case, which is locked first, as by everybody who acts on a case."""
    offer = session.get(Offer, offer_id)
    if offer is None or offer.advisor_id != person.id:
        raise Refused("offer_not_yours")
    requisition = own_cases.locked(session, offer.requisition_id)
    session.refresh(offer, with_for_update=True)
    if offer.ended_at is not None:
        if requisition.advisor_id == person.id:
            raise Refused("case_already_yours")
        offer_checks.check_assignable(session, requisition)
        raise Refused("offer_over")
    return offer, requisition


def _still_open(session: Session, requisition_id: int) -> Offer | None:
    return session.exec(
        select(Offer).where(Offer.requisition_id == requisition_id, col(Offer.ended_at).is_(None))
    ).first()
