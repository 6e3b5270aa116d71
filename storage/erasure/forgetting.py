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
from storage.queues import leads
from storage.relay import relay as talk
from storage.tables import (
    Activity,
    Attachment,
    AwayTime,
    CaseMessage,
    Digest,
    DigestLine,
    Draft,
    Errand,
    Evaluation,
    Event,
    FollowUp,
    InboxUpdate,
    JoiningLink,
    KeptWords,
    Note,
    Offer,
    OutboxMessage,
    Person,
    PutAway,
    Requisition,
    Visit,
    VisitTime,
    WaitingNotice,
)
from storage.tables.intake import DraftStatus
from storage.tables.queues import InboxStatus, OutboxStatus
from storage.transaction.unit_of_work import UnitOfWork

_STAYS = frozenset(
    {"draft", "follow_up", "visit_answer", "digest_line", "away_time", "outbox", "role_grant"}
)
"""The tables of one person's rows that stay, for cases refer to them, and are emptied instead.

All others hold what somebody has told of themselves or was about to say, and go with them.
"""

_WRITTEN_BY_OTHERS: tuple[tuple[Any, str], ...] = (
    (Activity, "note"),
    (Note, "text"),
    (CaseMessage, "text"),
    (Event, "data"),
    (FollowUp, "data"),
    (DigestLine, "data"),
    (Errand, "data"),
    (PutAway, "data"),
)
"""What others wrote in a case, where it may name whoever asked for help."""

_EMPTY = {
    "problem": "",
    "about": None,
    "tried": None,
    "wished_result": None,
    "contact_value": None,
}


def forget(unit: UnitOfWork, person_id: int, why: ErasedAs) -> None:
    """Forget who a person is, how to reach them, and what they wrote, at once."""
    person = unit.session.get(Person, person_id, with_for_update=True)
    if person is None:
        return
    cases = _cases(unit.session, person_id)
    asked = _asked(unit.session, person_id)
    found = pattern([person.first_name, *_contacts(unit.session, asked)])
    _forget_cases(unit, asked)
    talk.forget(unit, person_id)
    for model, column in _WRITTEN_BY_OTHERS:
        _scrub(unit, model, column, cases, found)
    _scrub_kept_words(unit, cases, found)
    _scrub_endings(unit, asked, found)
    _scrub_queues(unit, cases, found)
    _forget_own(unit, person_id)
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


# What they wrote


def _forget_cases(unit: UnitOfWork, cases: Sequence[int]) -> None:
    """What they told of the problem and how it went; where they met may have been at their home."""
    theirs = col(Requisition.id).in_(cases)
    unit.session.execute(update(Requisition).where(theirs).values(**_EMPTY))
    unit.session.execute(delete(Attachment).where(col(Attachment.requisition_id).in_(cases)))
    unit.session.execute(
        update(Evaluation)
        .where(col(Evaluation.requisition_id).in_(cases))
        .values(good=None, less_good=None, better=None)
    )
    visits = select(col(Visit.id)).where(col(Visit.requisition_id).in_(cases))
    unit.session.execute(
        update(VisitTime).where(col(VisitTime.visit_id).in_(visits)).values(place="")
    )
    unit.session.execute(update(Visit).where(col(Visit.requisition_id).in_(cases)).values(place=""))


def _forget_own(unit: UnitOfWork, person_id: int) -> None:
    digests = select(col(Digest.id)).where(col(Digest.person_id) == person_id)
    unit.session.execute(delete(DigestLine).where(col(DigestLine.digest_id).in_(digests)))
    for table in reversed(SQLModel.metadata.sorted_tables):
        if "person_id" in table.c and table.name not in _STAYS:
            unit.session.execute(delete(table).where(table.c.person_id == person_id))
    unit.session.execute(
        update(AwayTime).where(col(AwayTime.substitute_id) == person_id).values(substitute_id=None)
    )
    unit.session.execute(delete(AwayTime).where(col(AwayTime.person_id) == person_id))
    unit.session.execute(
        update(Draft)
        .where(col(Draft.person_id) == person_id)
        .values(form={}, asked_id=None, updated_at=unit.now)
    )
    unit.session.execute(
        update(Draft)
        .where(col(Draft.person_id) == person_id, col(Draft.status) == DraftStatus.OPEN)
        .values(status=DraftStatus.DISCARDED)
    )
    unit.session.execute(
        update(FollowUp)
        .where(col(FollowUp.person_id) == person_id, col(FollowUp.ended_at).is_(None))
        .values(ended_at=unit.now, ended_as="stopped")
    )
    unit.session.execute(
        update(FollowUp).where(col(FollowUp.person_id) == person_id).values(data={})
    )


def _forget_person(unit: UnitOfWork, person: Person) -> None:
    person.telegram_id = None
    person.first_name = ""
    person.language = None
    person.telegram_language = None
    person.privacy_version = 0
    person.unreachable_since = None
    person.seen_at = None
    unit.session.flush()


# What others wrote


def _scrub(unit: UnitOfWork, model: Any, column: str, cases: Sequence[int], found: Any) -> None:
    """Take a person's name and number out of one column, in these cases."""
    rows = unit.session.execute(select(model).where(col(model.requisition_id).in_(cases))).scalars()
    for row in rows.all():
        kept = getattr(row, column)
        changed = without(found, kept)
        if changed != kept:
            setattr(row, column, changed)
    unit.session.flush()


def _scrub_kept_words(unit: UnitOfWork, cases: Sequence[int], found: Any) -> None:
    """The pieces of notes and logs that those who worked in these cases can still edit."""
    writers = (
        select(col(Note.author_id)).where(col(Note.requisition_id).in_(cases)),
        select(col(Activity.advisor_id)).where(col(Activity.requisition_id).in_(cases)),
        select(col(Requisition.advisor_id)).where(col(Requisition.id).in_(cases)),
    )
    ids = {each for query in writers for each in unit.session.execute(query).scalars() if each}
    rows = unit.session.execute(
        select(KeptWords).where(col(KeptWords.person_id).in_(ids))
    ).scalars()
    for row in rows.all():
        row.text = without(found, row.text)
    unit.session.flush()


def _scrub_endings(unit: UnitOfWork, cases: Sequence[int], found: Any) -> None:
    rows = unit.session.execute(select(Requisition).where(col(Requisition.id).in_(cases))).scalars()
    for row in rows.all():
        row.outcome_text = without(found, row.outcome_text)
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
