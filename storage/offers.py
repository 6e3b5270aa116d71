"""Offers: an advisor is asked to take a case, and answers."""

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session, col, select

from casework.assignment import Match, Ranking, rank
from casework.errors import Refused
from casework.office import Office
from casework.permissions import ASSIGNABLE
from casework.reference import reference
from casework.vocabulary import CaseStatus, DeclineReason, FollowUpKind, Role
from storage import candidates, following, history, outbox, people
from storage.history import Happened
from storage.people import Known
from storage.tables import Offer, Requisition


def offer_to_next(
    session: Session, office: Office, requisition: Requisition, now: datetime
) -> None:
    """Ask the advisor who fits best of those not asked yet; nobody left goes to coordinators."""
    ranking = rank(
        candidates.facts_of(session, requisition), candidates.all_for(session, requisition)
    )
    if ranking.ranked:
        _offer(session, office, requisition, ranking.ranked[0], now)
        return
    requisition.status = CaseStatus.SUBMITTED
    history.note(session, _case(requisition), Happened.NOBODY_LEFT, now)
    _tell_nobody_left(session, requisition, people.with_role(session, Role.COORDINATOR), now)


def accept(session: Session, office: Office, offer_id: int, person: Known, now: datetime) -> None:
    """An advisor takes the case they were offered.

    Raises Refused("offer_not_yours"), or Refused("case_taken", name=...) or Refused("offer_over")
    where the offer no longer counts.
    """
    offer, requisition = _open_offer(session, offer_id, person)
    offer.accepted = True
    offer.ended_at = now
    requisition.status = CaseStatus.ACTIVE
    requisition.advisor_id = person.id
    session.flush()
    history.note(
        session, _case(requisition), Happened.ACCEPTED, now, person.id, name=person.first_name
    )
    _follow_case(session, office, requisition, person.id, now)
    outbox.answer(session, "case_taken", {"requisition": requisition.id}, now)
    if requisition.requester_id is not None:
        outbox.tell(
            session,
            requisition.requester_id,
            "accepted",
            {"requisition": requisition.id},
            now,
        )


def decline(
    session: Session,
    office: Office,
    offer_id: int,
    person: Known,
    reason: DeclineReason,
    now: datetime,
) -> None:
    """An advisor says no; the next one is asked. Raises what `accept` raises."""
    offer, requisition = _open_offer(session, offer_id, person)
    offer.accepted = False
    offer.ended_at = now
    offer.decline_reason = reason
    session.flush()
    history.note(
        session,
        _case(requisition),
        Happened.DECLINED,
        now,
        person.id,
        name=person.first_name,
        reason=reason,
    )
    outbox.answer(
        session, "offer_declined", {"reference": _reference(requisition), "reason": reason}, now
    )
    offer_to_next(session, office, requisition, now)


def assign(
    session: Session, office: Office, requisition_id: int, advisor_id: int, by: Known, now: datetime
) -> None:
    """A coordinator picks the advisor; the case is offered to them like any other.

    Asking the same advisor again while they have not answered changes nothing. Raises
    Refused("case_taken", name=...) or Refused("case_over") where it is too late,
    Refused("not_an_advisor"), and Refused("advisor_unreachable", name=...).
    """
    requisition = session.get(Requisition, requisition_id, with_for_update=True)
    if requisition is None:
        raise Refused("case_not_yours")
    _check_can_be_asked(session, advisor_id)
    _check_assignable(session, requisition)
    if _asked_now(session, requisition_id) == advisor_id:
        return
    asked_before = end_open(session, requisition_id, now)
    if asked_before is not None:
        outbox.tell(
            session, asked_before, "offer_moved", {"reference": _reference(requisition)}, now
        )
    match = _match(session, requisition, advisor_id)
    _offer(session, office, requisition, match, now, assigned_by=by)
    outbox.answer(
        session,
        "case_assigned",
        {"reference": _reference(requisition), "name": match.name},
        now,
    )


def expire(
    session: Session, office: Office, offer: Offer, requisition: Requisition, now: datetime
) -> None:
    """Nobody has answered for a working day: the advisor hears so, and the next one is asked."""
    offer.ended_at = now
    session.flush()
    history.note(session, _case(requisition), Happened.EXPIRED, now)
    outbox.tell(
        session, offer.advisor_id, "offer_moved", {"reference": _reference(requisition)}, now
    )
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


def _offer(
    session: Session,
    office: Office,
    requisition: Requisition,
    match: Match,
    now: datetime,
    *,
    assigned_by: Known | None = None,
) -> None:
    offer = Offer(
        requisition_id=_case(requisition),
        advisor_id=match.advisor_id,
        assigned_by=assigned_by.id if assigned_by else None,
        reasons=[reason.as_json() for reason in match.reasons],
        offered_at=now,
    )
    session.add(offer)
    requisition.status = CaseStatus.OFFERED
    session.flush()
    happened = Happened.ASSIGNED if assigned_by else Happened.OFFERED
    history.note(
        session,
        _case(requisition),
        happened,
        now,
        assigned_by.id if assigned_by else None,
        name=match.name,
    )
    outbox.tell(session, match.advisor_id, "offer", {"offer": offer.id}, now)
    following.start(
        session,
        office,
        FollowUpKind.OFFER_UNANSWERED,
        subject=f"offer:{offer.id}",
        person_id=match.advisor_id,
        anchor=now,
        requisition_id=requisition.id,
        data={"offer": offer.id},
    )
    for position in range(candidates.number_of_attachments(session, _case(requisition))):
        params = {"requisition": requisition.id, "position": position, "offer": offer.id}
        outbox.tell(session, match.advisor_id, "attachment", params, now)


def _follow_case(
    session: Session, office: Office, requisition: Requisition, advisor_id: int, now: datetime
) -> None:
    """From now on the promise and the silence of a case are watched."""
    anchors = {
        FollowUpKind.FIRST_ANSWER_DUE: requisition.first_response_due,
        FollowUpKind.NOTHING_LOGGED: now,
    }
    for kind, anchor in anchors.items():
        following.start(
            session,
            office,
            kind,
            subject=f"case:{requisition.id}",
            person_id=advisor_id,
            anchor=anchor,
            requisition_id=requisition.id,
        )


def _tell_nobody_left(
    session: Session, requisition: Requisition, coordinators: Iterable[int], now: datetime
) -> None:
    for coordinator_id in coordinators:
        outbox.tell(session, coordinator_id, "nobody_left", {"requisition": requisition.id}, now)


def _open_offer(session: Session, offer_id: int, person: Known) -> tuple[Offer, Requisition]:
    offer = session.get(Offer, offer_id, with_for_update=True)
    if offer is None or offer.advisor_id != person.id:
        raise Refused("offer_not_yours")
    requisition = session.get_one(Requisition, offer.requisition_id)
    if offer.ended_at is not None:
        if requisition.advisor_id == person.id:
            raise Refused("case_already_yours")
        _check_assignable(session, requisition)
        raise Refused("offer_over")
    return offer, requisition


def _still_open(session: Session, requisition_id: int) -> Offer | None:
    return session.exec(
        select(Offer).where(Offer.requisition_id == requisition_id, col(Offer.ended_at).is_(None))
    ).first()


def _asked_now(session: Session, requisition_id: int) -> int | None:
    offer = _still_open(session, requisition_id)
    return offer.advisor_id if offer else None


def _check_can_be_asked(session: Session, advisor_id: int) -> None:
    if Role.ADVISOR not in people.roles(session, advisor_id):
        raise Refused("not_an_advisor")
    if advisor_id in people.unreachable(session):
        name = people.names(session, [advisor_id])[advisor_id]
        raise Refused("advisor_unreachable", name=name)


def _check_assignable(session: Session, requisition: Requisition) -> None:
    if requisition.status in ASSIGNABLE:
        return
    if requisition.status == CaseStatus.ACTIVE and requisition.advisor_id is not None:
        name = people.names(session, [requisition.advisor_id])[requisition.advisor_id]
        raise Refused("case_taken", name=name)
    raise Refused("case_over")


def _match(session: Session, requisition: Requisition, advisor_id: int) -> Match:
    """How an advisor fits a case, whatever speaks against asking them."""
    everybody = candidates.all_for(session, requisition, fresh=True)
    ranking: Ranking = rank(candidates.facts_of(session, requisition), everybody)
    for match in ranking.ranked:
        if match.advisor_id == advisor_id:
            return match
    return Match(advisor_id, people.names(session, [advisor_id])[advisor_id], ())


def _reference(requisition: Requisition) -> str:
    return reference(requisition.year, requisition.number)


def _case(requisition: Requisition) -> int:
    if requisition.id is None:
        raise LookupError("a stored requisition has an id")
    return requisition.id
