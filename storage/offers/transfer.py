"""What becomes of a case that one advisor has offered to another: it moves, or it stays."""

from datetime import datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from casework.cases.transitions import CaseStep, after
from storage.cases import history
from storage.cases import own_cases as rows
from storage.cases.history import Happened
from storage.happenings import CaseHandedOver
from storage.offers.notices import (
    HandedInCircles,
    HandedOver,
    HandoverBack,
    NewAdvisor,
    StaysWithAdvisor,
    TakenOver,
)
from storage.people import people
from storage.people.people import Known
from storage.queues import outbox
from storage.tables import Offer, Requisition
from storage.transaction.unit_of_work import UnitOfWork
from storage.visits import reading


def move(
    unit: UnitOfWork, requisition: Requisition, advisor_id: int, name: str, by: Known | None = None
) -> None:
    """Give a case to an advisor who has accepted it, and tell everybody whom it concerns.

    `by` is the coordinator who has said so in their place. Where the advisor has had it before,
    it goes in circles, and the coordinators are told.
    """
    case = rows.id_of(requisition)
    former = requisition.advisor_id
    requisition.status = after(requisition.status, CaseStep.TAKE_OVER)
    requisition.advisor_id = advisor_id
    unit.session.flush()
    had_it, actor = _name(unit.session, former), by.id if by else advisor_id
    history.note(unit, case, Happened.TAKEN_OVER, actor, name=name, former=had_it)
    given = by.first_name if by else None
    outbox.tell(unit, advisor_id, TakenOver(requisition=case, former=had_it, by=given))
    if former is not None:
        visit = _visit_ahead(unit.session, case, unit.now)
        handed_over = HandedOver(requisition=case, name=name, visit=visit, by=given)
        outbox.tell(unit, former, handed_over)
    if requisition.requester_id is not None:
        new = NewAdvisor(requisition=case, name=name, former=had_it)
        outbox.tell(unit, requisition.requester_id, new)
    unit.happened(CaseHandedOver(requisition, former))
    if _times_taken(unit.session, case, advisor_id) > 1:
        circles = HandedInCircles(requisition=case, name=name, former=had_it)
        outbox.tell_coordinators(unit, circles)


def stay(unit: UnitOfWork, requisition: Requisition) -> None:
    """Tell its advisor that the other one has declined, not answered, or cannot be reached.

    So is the coordinator who had asked the other one.
    """
    offer = unit.session.exec(
        select(Offer)
        .where(Offer.requisition_id == requisition.id)
        .order_by(col(Offer.id).desc())
        .limit(1)
    ).one()
    if requisition.advisor_id is None:
        return
    name = _name(unit.session, offer.advisor_id)
    case = rows.id_of(requisition)
    back = HandoverBack(requisition=case, name=name, reason=offer.decline_reason)
    outbox.tell(unit, requisition.advisor_id, back)
    if offer.assigned_by not in {None, requisition.advisor_id}:
        stays = StaysWithAdvisor(
            requisition=case,
            name=name,
            reason=offer.decline_reason,
            advisor=_name(unit.session, requisition.advisor_id),
        )
        outbox.tell(unit, offer.assigned_by or 0, stays)


def _visit_ahead(session: Session, case: int, now: datetime) -> tuple[datetime, datetime] | None:
    """When the visit that lies ahead begins and ends (UTC), as the former advisor knew it."""
    visit = reading.of_case(session, case)
    ahead = visit.ahead(now) if visit is not None else None
    return (ahead.starts_at, ahead.ends_at) if ahead else None


def _times_taken(session: Session, case: int, advisor_id: int) -> int:
    return session.exec(
        select(func.count(col(Offer.id))).where(
            Offer.requisition_id == case,
            Offer.advisor_id == advisor_id,
            col(Offer.accepted).is_(True),
        )
    ).one()


def _name(session: Session, person_id: int | None) -> str:
    return "" if person_id is None else people.first_name(session, person_id)
