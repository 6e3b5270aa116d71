"""The case that somebody writes about, where they have several."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlmodel import Session, col

from casework import additions
from casework.cases.permissions import ASSIGNABLE
from casework.core.vocabulary import CaseStatus
from casework.relay import WrittenAbout
from storage.absences import standing_in
from storage.addressing import just_done
from storage.database.columns import table
from storage.database.upsert import insert_or_ignore
from storage.happenings import CaseTaken, RolesEnded
from storage.tables import CurrentCase, Requisition
from storage.transaction.unit_of_work import UnitOfWork

_current = table(CurrentCase)

AFTERWARDS = (CaseStatus.CLOSED, CaseStatus.EVALUATED)
"""Statuses of what is over and was not withdrawn."""


def active(session: Session, person_id: int) -> list[int]:
    """The active cases that somebody is one of the two sides of, newest first.

    Whoever stands in for an advisor is on their side.
    """
    advisors = [person_id, *standing_in.acts_for(session, person_id)]
    mine = (col(Requisition.requester_id) == person_id) | col(Requisition.advisor_id).in_(advisors)
    return list(
        session.execute(
            select(col(Requisition.id))
            .where(mine, col(Requisition.status) == CaseStatus.ACTIVE)
            .order_by(col(Requisition.id).desc())
        ).scalars()
    )


def may_be_meant(session: Session, person_id: int, now: datetime) -> list[int]:
    """The cases that somebody may mean by what they write, newest first.

    Beside the active ones it is their own requests that wait for an advisor, or were closed lately.
    """
    own = session.execute(
        select(col(Requisition.id), col(Requisition.status), col(Requisition.closed_at)).where(
            col(Requisition.requester_id) == person_id,
            col(Requisition.status).in_((*ASSIGNABLE, *AFTERWARDS)),
        )
    )
    mine = [row.id for row in own if additions.may_be_meant(row.status, row.closed_at, now)]
    return sorted({*mine, *active(session, person_id)}, reverse=True)


def now_about(session: Session, person_id: int) -> WrittenAbout | None:
    """The case that somebody last wrote about or chose to, and when; None if there is none."""
    row = session.execute(
        select(_current.c.requisition_id, _current.c.since).where(_current.c.person_id == person_id)
    ).first()
    return WrittenAbout(row.requisition_id, row.since) if row else None


def turn_to(unit: UnitOfWork, sender_id: int, receiver_id: int, requisition_id: int) -> None:
    """The sender writes about this case now; if the receiver did about another, it is unclear."""
    for person_id in sorted((sender_id, receiver_id)):  # one order, so that nobody waits for ever
        if person_id == sender_id:
            begin(unit, person_id, requisition_id)
        else:
            end(unit, person_id, _current.c.requisition_id != requisition_id)


def begin(unit: UnitOfWork, person_id: int, requisition_id: int) -> None:
    """Somebody writes about this case now, and not of what they have written before."""
    just_done.end(unit, person_id)
    values = {"requisition_id": requisition_id, "since": unit.now}
    dialect = unit.session.get_bind().dialect.name
    unit.session.execute(insert_or_ignore(_current, dialect).values(person_id=person_id, **values))
    unit.session.execute(update(_current).where(_current.c.person_id == person_id).values(**values))


def leave(unit: UnitOfWork, person_id: int, requisition_id: int) -> None:
    """Somebody writes about this case no more."""
    end(unit, person_id, _current.c.requisition_id == requisition_id)


def case_taken(unit: UnitOfWork, taken: CaseTaken) -> None:
    """What its requester wrote about it until now reached nobody; from now on an advisor has it."""
    if taken.case.requester_id is not None and taken.case.id is not None:
        leave(unit, taken.case.requester_id, taken.case.id)


def roles_ended(unit: UnitOfWork, ended: RolesEnded) -> None:
    """Whoever advises no more writes about no case."""
    if ended.advises_no_more:
        end(unit, ended.person_id)


def end(unit: UnitOfWork, person_id: int, *conditions: Any) -> None:
    """Somebody writes about no case any more, where the conditions hold."""
    unit.session.execute(delete(_current).where(_current.c.person_id == person_id, *conditions))
