"""What somebody answers to a reminder: that it is done, or shall come again later.

Other verbs start follow-ups (`storage.follow_ups.planning`), and they are fired when they are due
(`storage.follow_ups.firing`). One whose reason is gone by then says nothing: that, and not a call
at every place where a reason can go, is what stops it. Moments are in UTC.
"""

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session, col, select

from casework.cases.permissions import is_concerned
from casework.core.errors import Refused
from casework.follow_ups import kinds
from storage.cases import reading as case_reading
from storage.follow_ups import planning
from storage.follow_ups.planning import PUT_OFF_AT
from storage.people import people
from storage.people.people import Known
from storage.tables import FollowUp
from storage.transaction.unit_of_work import UnitOfWork


def done(unit: UnitOfWork, follow_up_id: int, person: Known) -> FollowUp:
    """What it reminded of is done: no further round comes, unless each has a matter of its own.

    So a promise that passes is told of although its morning was dealt with. A silence is watched
    anew from now on. Doing it twice is doing it once. Raises Refused("stale_button") for a
    follow-up that is not theirs.
    """
    row = _of(unit, follow_up_id, person)
    if row.ended_as == "done":
        return row
    rule = kinds.FOLLOW_UPS[row.kind]
    if rule.rounds_differ:
        planning.end_round(unit, row)
    else:
        planning.settle(unit, row)
    if rule.begins_anew:
        planning.begin_anew(unit, row)
    return row


def snooze(unit: UnitOfWork, follow_up_id: int, person: Known, until: datetime) -> FollowUp:
    """Remind again at a moment to come, whatever the other side does meanwhile.

    Raises Refused("stale_button") where that has passed, and what `can_snooze` raises.
    """
    row = can_snooze(unit, follow_up_id, person)
    if until <= unit.now:
        raise Refused("stale_button")
    if not kinds.FOLLOW_UPS[row.kind].rounds_differ:
        planning.forget_other_rounds(unit, row)
    row.data = {**row.data, PUT_OFF_AT: unit.now.isoformat()}
    row.due_at = until
    row.ended_at = None
    row.ended_as = None
    unit.session.flush()
    return row


def can_snooze(unit: UnitOfWork, follow_up_id: int, person: Known) -> FollowUp:
    """Their follow-up, to be put off. Raises Refused("stale_button") once it is done or stopped."""
    row = _of(unit, follow_up_id, person)
    if row.ended_as in {"done", "stopped"}:
        raise Refused("stale_button")
    return row


def asked(unit: UnitOfWork, follow_up_id: int, person: Known) -> FollowUp:
    """What was put to somebody, among others, and is not done. Raises Refused("stale_button")."""
    row = told_to(unit, follow_up_id, person)
    if row.ended_as == "done":
        raise Refused("stale_button")
    return row


def told_to(
    unit: UnitOfWork, follow_up_id: int, person: Known, *, for_update: bool = False
) -> FollowUp:
    """A follow-up that asks this person, or that they were told in the place of who is away.

    Raises Refused("stale_button") where there is none, and where its case is none of theirs any
    more: who has handed it over, stands in no longer, or has left it, has the message and no more.
    """
    row = unit.session.get(FollowUp, follow_up_id, with_for_update=for_update or None)
    if row is None or person.id not in {row.person_id, row.told_id}:
        raise Refused("stale_button")
    if row.requisition_id is not None:
        involved = case_reading.involved(unit.session, row.requisition_id)
        if involved is None or not is_concerned(
            person.id, people.roles(unit.session, person.id), involved
        ):
            raise Refused("stale_button")
    return row


def found(session: Session, ids: Iterable[int]) -> list[FollowUp]:
    """Follow-ups by id, in order of when they were due."""
    return list(
        session.exec(
            select(FollowUp)
            .where(col(FollowUp.id).in_(list(ids)))
            .order_by(col(FollowUp.due_at), col(FollowUp.id))
        )
    )


def _of(unit: UnitOfWork, follow_up_id: int, person: Known) -> FollowUp:
    return told_to(unit, follow_up_id, person, for_update=True)
