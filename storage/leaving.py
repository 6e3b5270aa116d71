"""Somebody leaves the team: their cases go to others, and nothing of theirs acts any more.

What they wrote stays. Their buttons are dead at once, because each asks for the role.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from casework import leaving as rules
from casework.errors import Refused
from casework.office import Office
from casework.transitions import Step, after
from casework.vocabulary import Role, VisitStatus
from storage import (
    case_reading,
    drafts,
    errands,
    history,
    leaving_absences,
    members,
    offers,
    outbox,
    own_cases,
    passing_on,
    people,
    talking,
    visit_endings,
    waiting_offers,
    watching,
)
from storage.history import Happened
from storage.members import Member
from storage.tables import DigestChoice, FollowUp, Invitation, Offer, Person, Requisition, RoleGrant
from storage.visit_changes import has_begun
from storage.visit_facts import open_one


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
    """What would come of it. Raises what `casework.leaving.ending` raises."""
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


def leave(
    session: Session,
    office: Office,
    person_id: int,
    which: str,
    now: datetime,
    *,
    by: int | None = None,
) -> Outlook:
    """End the roles of somebody. Returns what came of it. Doing it twice is refused.

    They hear of it once, and the other coordinators too; `by` is the one who did it, who knows.
    Raises what `outlook` raises.
    """
    _lock(session, person_id)
    found = outlook(session, person_id, which, now)
    session.execute(
        delete(RoleGrant).where(
            col(RoleGrant.person_id) == person_id, col(RoleGrant.role).in_(found.roles)
        )
    )
    session.expire_all()
    if Role.ADVISOR in found.roles:
        _advises_no_more(session, office, person_id, found.member.name, now)
    else:
        _stop_reminders(session, person_id, now, own_cases_too=False)
    _forget_habits(session, person_id, found, now)
    roles = sorted(found.roles)
    if person_id != by:
        outbox.tell(session, person_id, "you_left", {"roles": roles}, now)
    told = {"name": found.member.name, "roles": roles, "cases": list(found.cases)}
    for coordinator in people.with_role(session, Role.COORDINATOR):
        if coordinator not in {by, person_id}:
            outbox.tell(session, coordinator, "somebody_left", told, now)
    return found


# What an advisor leaves behind


def _advises_no_more(
    session: Session, office: Office, person_id: int, name: str, now: datetime
) -> None:
    """Offers go to the next, cases are offered on, absences end, and nothing is waited for."""
    errands.end(session, person_id, now, used=True)
    talking.end(session, person_id)
    _discard_outreach(session, office, person_id, now)
    _stop_reminders(session, person_id, now, own_cases_too=True)
    leaving_absences.end_all(session, person_id, name, now)
    waiting_offers.move_on(session, office, person_id, now)
    for requisition in members.open_cases(session, person_id):
        _offer_on(session, office, requisition, person_id, name, now)


def _offer_on(
    session: Session,
    office: Office,
    requisition: Requisition,
    person_id: int,
    name: str,
    now: datetime,
) -> None:
    """A case has no advisor any more: with a new promise, to whoever is asked already or fits best.

    A visit that lies ahead is called off: nobody knows yet who could come to it.
    """
    case = own_cases.id_of(requisition)
    requisition = own_cases.locked(session, case)
    visit_endings.advisor_left(session, requisition, person_id, name, now)
    asked = case_reading.asked_now(session, case)
    requisition.status = after(requisition.status, Step.ADVISOR_LEFT)
    requisition.advisor_id = None
    session.flush()
    history.note(session, case, Happened.ADVISOR_LEFT, now, name=name)
    watching.promise_from_now_on(session, office, requisition, now)
    passing_on.keep_for_next(session, requisition, person_id)
    if requisition.requester_id is not None:
        params = {"requisition": case, "name": name}
        outbox.tell(session, requisition.requester_id, "advisor_left", params, now)
    if asked is not None:
        requisition.status = after(requisition.status, Step.OFFER)
        session.flush()
    else:
        offers.offer_to_next(session, office, requisition, now)
    watching.follow_conflict(session, office, requisition, now)


def _stop_reminders(
    session: Session, person_id: int, now: datetime, *, own_cases_too: bool
) -> None:
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
    session.execute(update(FollowUp).where(*conditions).values(ended_at=now, ended_as="stopped"))


def _discard_outreach(session: Session, office: Office, person_id: int, now: datetime) -> None:
    """What they were registering for somebody else is not sent any more."""
    draft = drafts.open_draft(session, person_id)
    if draft is not None and draft.state.outreach:
        drafts.discard(session, office.form, draft, now)


def _forget_habits(session: Session, person_id: int, found: Outlook, now: datetime) -> None:
    """Digests come no more, and links that they made for others work no more."""
    if len(found.member.since) == len(found.roles):
        session.execute(delete(DigestChoice).where(col(DigestChoice.person_id) == person_id))
    if Role.COORDINATOR in found.roles:
        session.execute(
            update(Invitation)
            .where(col(Invitation.created_by) == person_id, col(Invitation.used_at).is_(None))
            .values(expires_at=now)
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


def _lock(session: Session, person_id: int) -> None:
    """Two who leave at once wait for each other, so that a coordinator is always left.

    The roles come first, and the person so that others may be told something meanwhile.
    """
    session.execute(
        select(RoleGrant)
        .where(col(RoleGrant.role) == Role.COORDINATOR)
        .order_by(col(RoleGrant.person_id))
        .with_for_update()
    ).all()
    if session.get(Person, person_id, with_for_update={"key_share": True}) is None:
        raise Refused("not_on_the_team")
