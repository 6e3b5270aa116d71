"""Whom a coordinator, or the advisor who hands a case over, can pick for it."""

from dataclasses import dataclass, replace

from sqlmodel import Session, col, select

from casework.offers.ranking import Match, PassedOver, Why
from storage.absences import standing_in
from storage.offers.advisors import fitting
from storage.people import people
from storage.tables import Offer, Requisition

ASKED_NOW, OUT_OF_REACH, HAS_IT = "asked_now", "out_of_reach", "has_it"
"""What speaks against somebody beside what the ranking knows."""


@dataclass(frozen=True)
class Choosable:
    """An advisor who can be picked for a case. `why` the ranking passes them over, None if not.

    That is a `Why`, a `DeclineReason`, `ASKED_NOW`, `OUT_OF_REACH` or `HAS_IT`.
    """

    advisor_id: int
    name: str
    why: str | None


def advisors_for(session: Session, requisition_id: int) -> tuple[Choosable, ...]:
    """All advisors but the requester, best match first, then those whom the ranking passes over."""
    requisition = session.get_one(Requisition, requisition_id)
    ranking = fitting.ranking(session, requisition)
    ranked = [Choosable(each.advisor_id, each.name, None) for each in ranking.ranked]
    passed = [_passed(each, session, requisition_id) for each in ranking.passed_over]
    has_it = requisition.advisor_id
    everybody = (*ranked, *passed)
    return (
        *(each for each in everybody if each.advisor_id != has_it),
        *(replace(each, why=HAS_IT) for each in everybody if each.advisor_id == has_it),
    )


def best_for(session: Session, requisition: Requisition) -> Match | None:
    """Whom the ranking puts first of those who were not asked yet, and do not have it."""
    ranked = fitting.not_asked_yet(session, requisition)
    return next((each for each in ranked if each.advisor_id != requisition.advisor_id), None)


def _passed(passed: PassedOver, session: Session, requisition_id: int) -> Choosable:
    """Why somebody was passed over: their own reason for saying no, where they gave one.

    Who was asked before and did not answer is what they are now: asked, away, or out of reach.
    """
    last = session.exec(
        select(Offer)
        .where(Offer.requisition_id == requisition_id, Offer.advisor_id == passed.advisor_id)
        .order_by(col(Offer.id).desc())
    ).first()
    why: str = (last.decline_reason if last else None) or _now(session, passed, last)
    return Choosable(passed.advisor_id, passed.name, why)


def _now(session: Session, passed: PassedOver, last: Offer | None) -> str:
    if last is not None and last.ended_at is None:
        return ASKED_NOW
    if passed.advisor_id in standing_in.absent(session):
        return Why.ABSENT
    if passed.advisor_id in people.unreachable(session):
        return OUT_OF_REACH
    return Why.DECLINED
