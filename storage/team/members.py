"""The team: who holds which role, since when, and the cases that they have."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from casework.core.vocabulary import CaseStatus, Role
from storage.people import people
from storage.tables import Requisition, RoleGrant


@dataclass(frozen=True)
class Member:
    """Somebody on the team: the roles that they hold, and since when (UTC)."""

    id: int
    name: str
    since: dict[Role, datetime]
    open_cases: int


def members(session: Session) -> tuple[Member, ...]:
    """Everybody on the team, in the order in which they came."""
    return tuple(of(session, each) for each in sorted(people.with_any_role(session)))


def member(session: Session, person_id: int) -> Member | None:
    """Somebody on the team; None for somebody who is not."""
    found = of(session, person_id)
    return found if found.since else None


def of(session: Session, person_id: int) -> Member:
    """Somebody with the roles that they hold, who may hold none."""
    granted = session.execute(
        select(RoleGrant).where(col(RoleGrant.person_id) == person_id).order_by(col(RoleGrant.role))
    ).scalars()
    since = {row.role: row.granted_at for row in granted.all()}
    name = people.names(session, [person_id]).get(person_id, "")
    return Member(person_id, name, since, len(open_cases(session, person_id)))


def open_cases(session: Session, person_id: int) -> Sequence[Requisition]:
    """The cases that somebody has, in order."""
    return (
        session.execute(
            select(Requisition)
            .where(
                col(Requisition.advisor_id) == person_id,
                col(Requisition.status) == CaseStatus.ACTIVE,
            )
            .order_by(col(Requisition.id))
        )
        .scalars()
        .all()
    )
