"""Who has not been here for so long that they are erased: found, shown to an operator, erased."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import exists, func, select
from sqlmodel import Session, col

from casework.cases.permissions import OPEN
from casework.erasure.retention import ErasedAs, Standing, ended_before, is_due
from casework.office import Office
from storage.cases import own_cases
from storage.cases.history import Happened
from storage.erasure import forgetting
from storage.tables import Draft, Event, Person, Requisition, RoleGrant
from storage.tables.intake import DraftStatus
from storage.transaction.unit_of_work import UnitOfWork

MOST_AT_ONCE = 20
"""People a transaction, so that nobody who taps waits behind all of them."""


@dataclass(frozen=True)
class Due:
    """Somebody who is due: their cases, and when the last ended; or when they were last here."""

    person_id: int
    references: tuple[str, ...]
    last: datetime


def due(
    session: Session, office: Office, now: datetime, most: int | None = None
) -> tuple[Due, ...]:
    """Who is due to be erased, who has waited longest first. It changes nothing."""
    before = ended_before(now, office.retention_months, office.calendar.zone)
    rows = session.execute(_longest_gone(before).limit(most)).all()
    found = []
    for row in rows:
        standing = Standing(row.last)
        if is_due(standing, now, office.retention_months, office.calendar.zone):
            found.append(Due(row.id, _references(session, row.id), row.last))
    return tuple(found)


def next_due(session: Session, office: Office, now: datetime) -> list[int]:
    """Who is erased next, a batch; it asks about everybody, and so is read beside the writer."""
    before = ended_before(now, office.retention_months, office.calendar.zone)
    found = session.execute(_longest_gone(before).limit(MOST_AT_ONCE))
    return [row.id for row in found]


def erase_due(unit: UnitOfWork, among: Collection[int] | None = None) -> int:
    """Erase those who are due, a batch: of these people, as far as it is still so, or of all.

    Returns how many; doing it twice is doing it once.
    """
    before = ended_before(unit.now, unit.office.retention_months, unit.office.calendar.zone)
    claimed = (
        unit.session.execute(
            select(col(Person.id))
            .where(
                col(Person.id).in_(
                    select(_longest_gone(before, among).limit(MOST_AT_ONCE).subquery().c.id)
                )
            )
            .with_for_update(skip_locked=True)
        )
        .scalars()
        .all()
    )
    for person_id in claimed:
        forgetting.forget(unit, person_id, ErasedAs.TOO_OLD)
    return len(claimed)


def _longest_gone(before: datetime, among: Collection[int] | None = None) -> Any:
    """People who are still known, have nothing open, and whose time was over before a moment."""
    theirs = col(Requisition.requester_id) == col(Person.id)
    withdrawn = (
        select(func.max(col(Event.at)))
        .where(
            col(Event.requisition_id) == col(Requisition.id),
            col(Event.kind) == Happened.WITHDRAWN,
        )
        .correlate(Requisition)
        .scalar_subquery()
    )
    ended = func.coalesce(col(Requisition.closed_at), withdrawn, col(Requisition.submitted_at))
    last_case = select(func.max(ended)).where(theirs).correlate(Person).scalar_subquery()
    last = func.coalesce(last_case, col(Person.seen_at), col(Person.created_at)).label("last")
    return (
        select(col(Person.id), last)
        .where(
            col(Person.erased_at).is_(None),
            (col(Person.telegram_id).is_not(None)) | (col(Person.first_name) != ""),
            ~exists().where(col(RoleGrant.person_id) == col(Person.id)),
            ~exists().where(theirs, col(Requisition.status).in_(OPEN)),
            ~exists().where(
                col(Draft.person_id) == col(Person.id), col(Draft.status) == DraftStatus.OPEN
            ),
            last < before,
            *(() if among is None else (col(Person.id).in_(among),)),
        )
        .order_by(last, col(Person.id))
    )


def _references(session: Session, person_id: int) -> tuple[str, ...]:
    cases: Sequence[Requisition] = (
        session.execute(
            select(Requisition)
            .where(col(Requisition.requester_id) == person_id)
            .order_by(col(Requisition.id))
        )
        .scalars()
        .all()
    )
    return tuple(own_cases.name_of(each) for each in cases)
