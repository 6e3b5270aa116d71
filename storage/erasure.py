"""A person asks to be forgotten: the cases stay for the statistics, with nobody in them."""

from datetime import datetime

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from casework.errors import Refused
from casework.vocabulary import Role
from storage import outbox, pasting, people, requisitions, talk, waiting
from storage.people import Known
from storage.tables import (
    Draft,
    InboxUpdate,
    InvitationTry,
    MessageAbout,
    OutboxMessage,
    Pause,
    Person,
    Requisition,
    Visit,
    VisitTime,
)
from storage.tables.drafts import DraftStatus
from storage.tables.messages import InboxStatus


def erase(session: Session, person: Known, language: str, now: datetime) -> None:
    """Forget who a person is, and how to reach them, at once.

    Their open requests are withdrawn and their drafts thrown away first. Raises
    Refused("team_member") for somebody who holds a role: cases name them.
    """
    if people.roles(session, person.id) != {Role.REQUESTER}:
        raise Refused("team_member")
    requisitions.withdraw_all(session, person, now)
    _forget_drafts(session, person.id, now)
    _forget_messages(session, person.telegram_id)
    talk.forget(session, person.id)
    pasting.forget(session, person.id)
    _forget_person(session, person.id)
    session.info["waiting"].person_id = None
    outbox.answer(session, "erased", {"language": language}, now)


def _forget_drafts(session: Session, person_id: int, now: datetime) -> None:
    session.execute(
        update(Draft)
        .where(col(Draft.person_id) == person_id)
        .values(form={}, asked_id=None, updated_at=now)
    )
    session.execute(
        update(Draft)
        .where(col(Draft.person_id) == person_id, col(Draft.status) == DraftStatus.OPEN)
        .values(status=DraftStatus.DISCARDED)
    )


def _forget_messages(session: Session, chat_id: int) -> None:
    session.execute(delete(OutboxMessage).where(col(OutboxMessage.chat_id) == chat_id))
    session.execute(delete(MessageAbout).where(col(MessageAbout.chat_id) == chat_id))
    session.execute(
        update(InboxUpdate)
        .where(col(InboxUpdate.chat_id) == chat_id, col(InboxUpdate.status) != InboxStatus.WAITING)
        .values(chat_id=None, raw="")
    )


def _forget_person(session: Session, person_id: int) -> None:
    waiting.drop_for(session, person_id)
    session.execute(delete(Pause).where(col(Pause.person_id) == person_id))
    session.execute(delete(InvitationTry).where(col(InvitationTry.person_id) == person_id))
    session.execute(
        update(Requisition)
        .where(col(Requisition.requester_id) == person_id)
        .values(contact_value=None)
    )
    _forget_places(session, person_id)
    session.execute(
        update(Person)
        .where(col(Person.id) == person_id)
        .values(telegram_id=None, first_name="", language=None, telegram_language=None)
    )


def _forget_places(session: Session, person_id: int) -> None:
    """Where they were to be met may have been at their home."""
    theirs = select(col(Requisition.id)).where(col(Requisition.requester_id) == person_id)
    visits = select(col(Visit.id)).where(col(Visit.requisition_id).in_(theirs))
    session.execute(update(Visit).where(col(Visit.requisition_id).in_(theirs)).values(place=""))
    session.execute(update(VisitTime).where(col(VisitTime.visit_id).in_(visits)).values(place=""))
