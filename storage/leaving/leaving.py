"""Somebody leaves the team: their cases go to others, and nothing of theirs acts any more.

What they wrote stays. Their buttons are dead at once, because each asks for the role.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete
from sqlmodel import Session, col, select

from casework.core.errors import Refused
from casework.core.vocabulary import Role, VisitStatus
from casework.team import leaving as rules
from storage.absences import leaving as leaving_absences
from storage.cases import own_cases
from storage.happenings import RolesEnded
from storage.leaving.notices import SomebodyLeft, YouLeft
from storage.people import people
from storage.queues import outbox
from storage.tables import Offer, Person, Requisition, RoleGrant
from storage.team import members
from storage.team.members import Member
from storage.transaction.unit_of_work import UnitOfWork
from storage.visits.agreement import has_begun
from storage.visits.reading import open_one


@dataclass(frozen=True)
class Outlook:
    """What comes of it when somebody leaves as these roles.

    `cases` are the references of those they have, `asked` of those they are asked to take, and
    `visits` of those with a visit ahead. `stands_in_for` are the first names of who needs somebody
    else to stand in.
    """

    member: Member
    roles: frozenset[Role]
    cases: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    visits: tuple[str, ...] = ()
    stands_in_for: tuple[str, ...] = ()


def check(session: Session, person_id: int, which: str) -> None:
    """Raise what `outlook` raises, without reading what would come of it."""
    rules.ending(members.of(session, person_id).since, which, _coordinators(session))


def outlook(session: Session, person_id: int, which: str, now: datetime) -> Outlook:
    """What would come of it. Raises what `casework.team.leaving.ending` raises."""
    found = members.of(session, person_id)
    roles = rules.ending(found.since, which, _coordinators(session))
    if Role.ADVISOR not in roles:
        return Outlook(found, roles)
    cases = members.open_cases(session, person_id)
    return Outlook(
        found,
        roles,
        cases=tuple(own_cases.name_of(each) for each in cases),
        asked=tuple(own_cases.name_of(each) for each in _asked(session, person_id)),
        visits=tuple(own_cases.name_of(each) for each in cases if _has_visit(session, each, now)),
        stands_in_for=leaving_absences.stands_in_for(session, person_id),
    )


def leave(unit: UnitOfWork, person_id: int, which: str, *, by: int | None = None) -> Outlook:
    """End the roles of somebody. Returns what came of it. Doing it twice is refused.

    They hear of it once, and the other coordinators too; `by` is the one who did it, who knows.
    Raises what `outlook` raises.
    """
    _lock(unit, person_id)
    found = outlook(unit.session, person_id, which, unit.now)
    unit.session.execute(
        delete(RoleGrant).where(
            col(RoleGrant.person_id) == person_id, col(RoleGrant.role).in_(found.roles)
        )
    )
    unit.session.expire_all()
    on_team = len(found.member.since) > len(found.roles)
    unit.happened(RolesEnded(person_id, found.member.name, found.roles, on_team))
    roles = tuple(sorted(found.roles))
    if person_id != by:
        outbox.tell(unit, person_id, YouLeft(roles=roles))
    told = SomebodyLeft(name=found.member.name, roles=roles, cases=found.cases)
    outbox.tell_coordinators(unit, told, besides={by, person_id})
    return found


# Reading


def _asked(session: Session, person_id: int) -> Sequence[Requisition]:
    return (
        session.execute(
            select(Requisition)
            .join(Offer, col(Offer.requisition_id) == col(Requisition.id))
            .where(col(Offer.advisor_id) == person_id, col(Offer.ended_at).is_(None))
            .order_by(col(Requisition.id))
        )
        .scalars()
        .all()
    )


def _has_visit(session: Session, requisition: Requisition, now: datetime) -> bool:
    visit = open_one(session, own_cases.id_of(requisition))
    return visit is not None and visit.status is VisitStatus.AGREED and not has_begun(visit, now)


def _coordinators(session: Session) -> int:
    return len(people.with_role(session, Role.COORDINATOR))


def _lock(unit: UnitOfWork, person_id: int) -> None:
    """Two who leave at once wait for each other, so that a coordinator is always left.

    The roles come first, and the person so that others may be told something meanwhile.
    """
    unit.session.execute(
        select(RoleGrant)
        .where(col(RoleGrant.role) == Role.COORDINATOR)
        .order_by(col(RoleGrant.person_id))
        .with_for_update()
    ).all()
    if unit.session.get(Person, person_id, with_for_update={"key_share": True}) is None:
        raise Refused("not_on_the_team")
