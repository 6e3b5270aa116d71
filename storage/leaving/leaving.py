"""Somebody leaves the team: their cases go to others, and nothing of theirs acts any more.

What they wrote stays. Their buttons are dead at once, because each asks for the role.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from casework.cases.transitions import Step, after
from casework.core.errors import Refused
from casework.core.vocabulary import Role, VisitStatus
from casework.team import leaving as rules
from storage.addressing import current_case as talking
from storage.cases import history
from storage.cases import reading as case_reading
from storage.cases import rows as own_cases
from storage.cases.history import Happened
from storage.follow_ups import watching
from storage.intake import drafts
from storage.leaving import absences as leaving_absences
from storage.offers import moving_on as waiting_offers
from storage.offers import offers
from storage.people import people
from storage.prompts import prompts as errands
from storage.queues import outbox
from storage.relay import passing_on
from storage.tables import DigestChoice, FollowUp, Invitation, Offer, Person, Requisition, RoleGrant
from storage.team import members
from storage.team.members import Member
from storage.transaction.unit_of_work import UnitOfWork
from storage.visits import endings as visit_endings
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
    if Role.ADVISOR in found.roles:
        _advises_no_more(unit, person_id, found.member.name)
    else:
        _stop_reminders(unit, person_id, own_cases_too=False)
    _forget_habits(unit, person_id, found)
    roles = sorted(found.roles)
    if person_id != by:
        outbox.tell(unit, person_id, "you_left", {"roles": roles})
    told = {"name": found.member.name, "roles": roles, "cases": list(found.cases)}
    for coordinator in people.with_role(unit.session, Role.COORDINATOR):
        if coordinator not in {by, person_id}:
            outbox.tell(unit, coordinator, "somebody_left", told)
    return found


# What an advisor leaves behind


def _advises_no_more(unit: UnitOfWork, person_id: int, name: str) -> None:
    """Offers go to the next, cases are offered on, absences end, and nothing is waited for."""
    errands.end(unit, person_id, used=True)
    talking.end(unit, person_id)
    _discard_outreach(unit, person_id)
    _stop_reminders(unit, person_id, own_cases_too=True)
    leaving_absences.end_all(unit, person_id, name)
    waiting_offers.move_on(unit, person_id)
    for requisition in members.open_cases(unit.session, person_id):
        _offer_on(unit, requisition, person_id, name)


def _offer_on(unit: UnitOfWork, requisition: Requisition, person_id: int, name: str) -> None:
    """A case has no advisor any more: with a new promise, to whoever is asked already or fits best.

    A visit that lies ahead is called off: nobody knows yet who could come to it.
    """
    case = own_cases.id_of(requisition)
    requisition = own_cases.locked(unit, case)
    visit_endings.advisor_left(unit, requisition, person_id, name)
    asked = case_reading.asked_now(unit.session, case)
    requisition.status = after(requisition.status, Step.ADVISOR_LEFT)
    requisition.advisor_id = None
    unit.session.flush()
    history.note(unit, case, Happened.ADVISOR_LEFT, name=name)
    watching.promise_from_now_on(unit, requisition)
    passing_on.keep_for_next(unit, requisition, person_id)
    if requisition.requester_id is not None:
        params = {"requisition": case, "name": name}
        outbox.tell(unit, requisition.requester_id, "advisor_left", params)
    if asked is not None:
        requisition.status = after(requisition.status, Step.OFFER)
        unit.session.flush()
    else:
        offers.offer_to_next(unit, requisition)
    watching.follow_conflict(unit, requisition)


def _stop_reminders(unit: UnitOfWork, person_id: int, *, own_cases_too: bool) -> None:
    """Nobody is reminded of cases that are not theirs; what they asked for themselves stays."""
    mine = select(col(Requisition.id)).where(col(Requisition.requester_id) == person_id)
    conditions = [
        col(FollowUp.person_id) == person_id,
        col(FollowUp.ended_at).is_(None),
        col(FollowUp.requisition_id).is_not(None),
        col(FollowUp.requisition_id).not_in(mine),
    ]
    if not own_cases_too:
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


def _discard_outreach(unit: UnitOfWork, person_id: int) -> None:
    """What they were registering for somebody else is not sent any more."""
    draft = drafts.open_draft(unit.session, person_id)
    if draft is not None and draft.state.outreach:
        drafts.discard(unit, unit.office.form, draft)


def _forget_habits(unit: UnitOfWork, person_id: int, found: Outlook) -> None:
    """Digests come no more, and links that they made for others work no more."""
    if len(found.member.since) == len(found.roles):
        unit.session.execute(delete(DigestChoice).where(col(DigestChoice.person_id) == person_id))
    if Role.COORDINATOR in found.roles:
        unit.session.execute(
            update(Invitation)
            .where(col(Invitation.created_by) == person_id, col(Invitation.used_at).is_(None))
            .values(expires_at=unit.now)
        )


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
