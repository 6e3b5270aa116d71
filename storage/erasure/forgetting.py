"""Forgetting a person: their cases stay for the statistics, with nobody in them.

What they wrote is emptied, what others noted loses their name and number, and no row holds their
Telegram id or a way to reach them. The row of `person` stays, empty, for the cases refer to it.
"""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Text, cast, delete, or_, select, update
from sqlmodel import Session, SQLModel, col

from casework.erasure.retention import ErasedAs
from casework.erasure.scrubbing import pattern, without
from storage.database.columns import STAYS
from storage.happenings import PersonErased
from storage.queues import leads
from storage.tables import (
    CaseMessage,
    Event,
    InboxUpdate,
    JoiningLink,
    Offer,
    OutboxMessage,
    Person,
    Requisition,
    WaitingNotice,
)
from storage.tables.queues import InboxStatus, OutboxStatus
from storage.transaction.unit_of_work import UnitOfWork


def forget(unit: UnitOfWork, person_id: int, why: ErasedAs) -> None:
    """Forget who a person is, how to reach them, and what they wrote, at once."""
    person = unit.session.get(Person, person_id, with_for_update=True)
    if person is None:
        return
    cases = _cases(unit.session, person_id)
    asked = _asked(unit.session, person_id)
    found = pattern([person.first_name, *_contacts(unit.session, asked)])
    unit.happened(PersonErased(person_id, asked, cases, found))
    _scrub_queues(unit, cases, found)
    _delete_rows(unit, person_id)
    if person.telegram_id is not None:
        forget_chat(unit, person.telegram_id)
    _forget_person(unit, person)
    person.erased_at, person.erased_as = unit.now, why
    unit.session.flush()


def forget_chat(unit: UnitOfWork, chat_id: int) -> None:
    """Leave no row that holds a Telegram id; what is to be handled still is left to be handled."""
    for table in SQLModel.metadata.sorted_tables:
        if "chat_id" in table.c and table.name != InboxUpdate.__tablename__:
            unit.session.execute(delete(table).where(table.c.chat_id == chat_id))
    named = cast(col(InboxUpdate.raw), Text).contains(str(chat_id))
    unit.session.execute(
        update(InboxUpdate)
        .where(
            or_(
                col(InboxUpdate.chat_id) == chat_id,
                (col(InboxUpdate.status) == InboxStatus.FAILED) & named,
            ),
            col(InboxUpdate.status) != InboxStatus.WAITING,
        )
        .values(chat_id=None, raw="")
    )


# Whose cases these are


def _asked(session: Session, person_id: int) -> list[int]:
    """The cases that are theirs as the requester."""
    return list(
        session.execute(
            select(col(Requisition.id)).where(col(Requisition.requester_id) == person_id)
        ).scalars()
    )


def _cases(session: Session, person_id: int) -> list[int]:
    """The cases in which their name may stand: their own, and those that they worked in or left."""
    theirs = (
        select(col(Requisition.id)).where(
            or_(
                col(Requisition.requester_id) == person_id,
                col(Requisition.advisor_id) == person_id,
            )
        ),
        select(col(JoiningLink.requisition_id)).where(col(JoiningLink.used_by) == person_id),
        select(col(Event.requisition_id)).where(col(Event.actor_id) == person_id),
        select(col(Offer.requisition_id)).where(col(Offer.advisor_id) == person_id),
        select(col(CaseMessage.requisition_id)).where(
            or_(col(CaseMessage.sender_id) == person_id, col(CaseMessage.receiver_id) == person_id)
        ),
    )
    return sorted({case for each in theirs for case in session.execute(each).scalars()})


def _contacts(session: Session, cases: Sequence[int]) -> list[str | None]:
    return list(
        session.execute(
            select(col(Requisition.contact_value)).where(col(Requisition.id).in_(cases))
        ).scalars()
    )


def _delete_rows(unit: UnitOfWork, person_id: int) -> None:
    """All that somebody has told of themselves or was about to say, in whatever table it is."""
    for table in reversed(SQLModel.metadata.sorted_tables):
        if "person_id" in table.c and not table.info.get(STAYS):
            unit.session.execute(delete(table).where(table.c.person_id == person_id))


def _forget_person(unit: UnitOfWork, person: Person) -> None:
    person.telegram_id = None
    person.first_name = ""
    person.language = None
    person.telegram_language = None
    person.privacy_version = 0
    person.unreachable_since = None
    person.seen_at = None
    unit.session.flush()


def _scrub_queues(unit: UnitOfWork, cases: Sequence[int], found: Any) -> None:
    """What others are still to be told, or could not be told, in these cases."""
    if found is None:
        return
    unsent = (OutboxStatus.PENDING, OutboxStatus.FAILED)
    queues: tuple[Any, ...] = (
        select(OutboxMessage).where(col(OutboxMessage.status).in_(unsent)),
        select(WaitingNotice),
    )
    for rows in queues:
        for row in unit.session.execute(rows).scalars().all():
            changed = without(found, row.params)
            if json.dumps(changed) == json.dumps(row.params):
                continue
            if (
                leads.case_of(unit.session, row.kind, row.params) in cases
                or "notices" in row.params
            ):
                row.params = changed
    unit.session.flush()
