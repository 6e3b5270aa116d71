"""What is found of a follow-up that is due: whether its reason still holds, and what then."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from storage.tables import (
    FollowUp,
)
from storage.transaction.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Verdict:
    """What becomes of a follow-up: tell the person, plan the next round, or wait until later."""

    tell: bool
    goes_on: bool = False
    later: datetime | None = None


STALE = Verdict(tell=False)
TELL = Verdict(tell=True, goes_on=True)


Look = Callable[[UnitOfWork, FollowUp], Verdict]
"""Finds whether the reason of a follow-up that is due still holds; it may end what it asks of."""

Looks = Mapping[str, Look]
"""Who looks at each kind: a part of them in each subject, all of them in `storage.subjects`."""


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
