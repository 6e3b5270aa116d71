"""Whom a coordinator, or the advisor who hands a case over, can pick for it."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from casework.assignment import PassedOver, rank
from storage import candidates
from storage.tables import Offer, Requisition


@dataclass(frozen=True)
class Choosable:
    """An advisor whom a coordinator can pick for a case, and why the ranking did not."""

    advisor_id: int
    name: str
    why: str | None


def advisors_for(session: Session, requisition_id: int) -> tuple[Choosable, ...]:
    """The advisors for a coordinator to pick from: best match first, then those passed over."""
    requisition = session.get_one(Requisition, requisition_id)
    ranking = rank(
        candidates.facts_of(session, requisition), candidates.all_for(session, requisition)
    )
    ranked = [Choosable(each.advisor_id, each.name, None) for each in ranking.ranked]
    passed = [_passed(each, session, requisition_id) for each in ranking.passed_over]
    return (*ranked, *passed)


def _passed(passed: PassedOver, session: Session, requisition_id: int) -> Choosable:
    """Why somebody was passed over: their own reason for saying no, where they gave one."""
    reason = session.exec(
        select(Offer.decline_reason)
        .where(Offer.requisition_id == requisition_id, Offer.advisor_id == passed.advisor_id)
        .order_by(col(Offer.id).desc())
    ).first()
    return Choosable(passed.advisor_id, passed.name, reason or passed.why)
