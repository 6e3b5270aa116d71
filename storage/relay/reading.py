"""Reading what the two sides of a case have written to each other."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select
from sqlmodel import Session, col

from casework.cases.reference import reference
from casework.core.vocabulary import AttachmentKind
from storage.cases import messages
from storage.cases.names import name_in
from storage.tables import CaseMessage, Requisition

PAGE = 5
"""Messages a page."""


@dataclass(frozen=True)
class MessageFacts:
    """A message of a case. `sender` is a first name, "" for somebody erased.

    `begins_album` is False for the files that follow the first of an album. `lost` says that the
    other side could not be reached; `outbox_id` is the row that carried it to them. What was
    `taken_back` is read by its writer alone.
    """

    id: int
    case: int
    reference: str
    sender: str
    sender_is_requester: bool
    text: str
    file_kind: AttachmentKind | None
    file_id: str | None
    file_name: str | None
    album: str | None
    begins_album: bool
    sent_at: datetime
    edited_at: datetime | None
    lost: bool
    outbox_id: int | None
    quote: str
    taken_back: bool = False

    @property
    def is_gone(self) -> bool:
        """Whether the other side is to read nothing of it any more."""
        return self.is_empty or self.taken_back

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left of it: its writer has been erased."""
        return not self.text and self.file_id is None


@dataclass(frozen=True)
class MessagesPage:
    """Messages of a case in the order in which they were sent; page 0 holds the newest."""

    case: int
    reference: str
    messages: tuple[MessageFacts, ...]
    number: int
    pages: int


def message(session: Session, message_id: int) -> MessageFacts | None:
    """One message; None if there is none."""
    row = session.get(CaseMessage, message_id)
    if row is None:
        return None
    return _facts(session, row, session.get_one(Requisition, row.requisition_id))


def page(session: Session, requisition_id: int, number: int, reader_id: int) -> MessagesPage | None:
    """A page of a case's messages. Who may read them is asked of `casework.relay`.

    A requester reads what they wrote or were written, and not what was said with somebody who was
    its requester before them. What was taken back is gone for who was given it, and wordless for
    everybody else but its writer.
    """
    requisition = session.get(Requisition, requisition_id)
    if requisition is None:
        return None
    shown = (*_shown(requisition, reader_id), _is_not_gone(reader_id))
    total = session.execute(select(func.count(col(CaseMessage.id))).where(*shown)).scalar_one()
    pages = max(1, -(-total // PAGE))
    number = min(max(number, 0), pages - 1)
    rows = session.execute(
        select(CaseMessage)
        .where(*shown)
        .order_by(col(CaseMessage.id).desc())
        .offset(number * PAGE)
        .limit(PAGE)
    ).scalars()
    messages = tuple(
        _as_read_by(reader_id, row, _facts(session, row, requisition))
        for row in reversed(rows.all())
    )
    return MessagesPage(requisition_id, _name(requisition), messages, number, pages)


def is_shown(session: Session, message_id: int, reader_id: int) -> bool:
    """Whether a message is one of those that `page` would show to this reader."""
    row = session.get(CaseMessage, message_id)
    if row is None:
        return False
    if row.taken_back_at is not None and row.sender_id != reader_id:
        return False
    requisition = session.get_one(Requisition, row.requisition_id)
    return requisition.requester_id != reader_id or reader_id in {row.sender_id, row.receiver_id}


def _shown(requisition: Requisition, reader_id: int) -> tuple[Any, ...]:
    of_the_case = col(CaseMessage.requisition_id) == requisition.id
    if requisition.requester_id != reader_id:
        return (of_the_case,)
    theirs = or_(col(CaseMessage.sender_id) == reader_id, col(CaseMessage.receiver_id) == reader_id)
    return of_the_case, theirs


def _is_not_gone(reader_id: int) -> Any:
    """What was taken back is gone for the one it was for."""
    was_theirs = col(CaseMessage.receiver_id).is_not_distinct_from(reader_id)
    return or_(col(CaseMessage.taken_back_at).is_(None), ~was_theirs)


def _as_read_by(reader_id: int, row: CaseMessage, facts: MessageFacts) -> MessageFacts:
    if facts.taken_back and row.sender_id != reader_id:
        return replace(facts, text="", file_id=None)
    return facts


def _facts(session: Session, row: CaseMessage, requisition: Requisition) -> MessageFacts:
    return MessageFacts(
        id=row.id or 0,
        case=row.requisition_id,
        reference=_name(requisition),
        sender=name_in(session, requisition, row.sender_id),
        sender_is_requester=row.sender_id == requisition.requester_id,
        text=row.text,
        file_kind=row.file_kind,
        file_id=row.file_id,
        file_name=row.file_name,
        album=row.album,
        begins_album=messages.begins_album(session, row),
        sent_at=row.sent_at,
        edited_at=row.edited_at,
        lost=row.undelivered,
        outbox_id=row.outbox_id,
        quote=row.quote or "",
        taken_back=row.taken_back_at is not None,
    )


def _name(requisition: Requisition) -> str:
    return reference(requisition.year, requisition.number)
