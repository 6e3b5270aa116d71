"""Whoever leaves the team is reminded of nothing there, and who is erased of nothing at all."""

from sqlalchemy import select, update
from sqlmodel import col

from storage.happenings import PersonErased, RolesEnded
from storage.people.scrubbing import scrub
from storage.tables import FollowUp, Offer, Requisition
from storage.transaction.unit_of_work import UnitOfWork


def roles_ended(unit: UnitOfWork, ended: RolesEnded) -> None:
    """Nobody is reminded of cases that are not theirs; what they asked for themselves stays."""
    person_id = ended.person_id
    mine = select(col(Requisition.id)).where(col(Requisition.requester_id) == person_id)
    conditions = [
        col(FollowUp.person_id) == person_id,
        col(FollowUp.ended_at).is_(None),
        col(FollowUp.requisition_id).is_not(None),
        col(FollowUp.requisition_id).not_in(mine),
    ]
    if not ended.advises_no_more:
        had = select(col(Requisition.id)).where(col(Requisition.advisor_id) == person_id)
        asked = select(col(Offer.requisition_id)).where(
            col(Offer.advisor_id) == person_id, col(Offer.ended_at).is_(None)
        )
        conditions += [
            col(FollowUp.requisition_id).not_in(had),
            col(FollowUp.requisition_id).not_in(asked),
        ]
    unit.session.execute(
        update(FollowUp).where(*conditions).values(ended_at=unit.now, ended_as="stopped")
    )


def forget_in_follow_ups(unit: UnitOfWork, erased: PersonErased) -> None:
    """They are followed up no more; what others are reminded of names them no more."""
    scrub(unit, erased, FollowUp, "data")
    theirs = col(FollowUp.person_id) == erased.person_id
    unit.session.execute(
        update(FollowUp)
        .where(theirs, col(FollowUp.ended_at).is_(None))
        .values(ended_at=unit.now, ended_as="stopped")
    )
    unit.session.execute(update(FollowUp).where(theirs).values(data={}))
