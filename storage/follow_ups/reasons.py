"""What storage does with a follow-up that is due: look at its reason, and say its notice."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from casework.core.vocabulary import CaseStatus
from storage.follow_ups.notices import Reminds
from storage.tables import FollowUp, Requisition
from storage.transaction.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Verdict:
    """What becomes of a follow-up: tell the person, plan the next round, or look again `later`.

    That is a moment in UTC, and then nothing is told or planned now.
    """

    tell: bool
    goes_on: bool = False
    later: datetime | None = None


STALE = Verdict(tell=False)
TELL = Verdict(tell=True, goes_on=True)


Look = Callable[[UnitOfWork, FollowUp], Verdict]
"""Finds whether the reason of a follow-up that is due still holds.

It may also do what the round is for: expire an offer, erase a draft, promise a new date.
"""


@dataclass(frozen=True)
class WhenDue:
    """What is done of one kind: its reason is looked at; where that holds, its notice is said."""

    look: Look
    notice: type[Reminds]


FollowUps = Mapping[str, WhenDue]
"""What is done of each kind: a part in each subject, all of it in `storage.subjects`."""


def case_in_hand(unit: UnitOfWork, row: FollowUp) -> Requisition | None:
    """The case of a follow-up that asks its advisor; None where it is over or somebody else's."""
    found = unit.session.get(Requisition, row.requisition_id)
    if found is None or found.status is not CaseStatus.ACTIVE:
        return None
    return found if found.advisor_id == row.person_id else None


def is_asked(session: Session, row: FollowUp, person_id: int) -> bool:
    """Whether somebody has this follow-up already."""
    same = (FollowUp.kind == row.kind, FollowUp.subject == row.subject)
    theirs = (FollowUp.person_id == person_id, FollowUp.round == row.round)
    return session.exec(select(FollowUp.id).where(*same, *theirs)).first() is not None


def last_asked(session: Session, row: FollowUp) -> datetime | None:
    """When an earlier round of the same follow-up was sent."""
    return session.exec(
        select(func.max(col(FollowUp.ended_at))).where(
            FollowUp.subject == row.subject,
            FollowUp.kind == row.kind,
            FollowUp.person_id == row.person_id,
            FollowUp.round < row.round,
            FollowUp.ended_as == "fired",
        )
    ).one()
