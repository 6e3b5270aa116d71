"""What requester and advisor write to each other through the bot."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Index, UniqueConstraint
from sqlmodel import Field

from casework.vocabulary import AttachmentKind
from storage.columns import Row, UtcDateTime, one_of


class CaseMessage(Row, table=True):
    """A message that one side of a case wrote and the other was given.

    `source_message_id` is Telegram's id in the sender's chat; `outbox_id` is the outbox row that
    carries it to the receiver, and knows the id there. So each side's message is found by a key,
    never by reading text. `rest_outbox_id` carries the end of a text too long for one message.
    `undelivered` is set when the receiver could not be reached. `receiver_id` is None where nobody
    was there to be given it: what was added to a request before an advisor had it, or after it was
    closed. What was taken back is kept for its writer, and the receiver has it no more.
    """

    __tablename__ = "case_message"
    __table_args__ = (
        UniqueConstraint("sender_id", "source_message_id"),
        Index("ix_case_message_requisition_id_id", "requisition_id", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    requisition_id: int = Field(foreign_key="requisition.id")
    sender_id: int = Field(foreign_key="person.id")
    receiver_id: int | None = Field(default=None, foreign_key="person.id")
    source_message_id: int = Field(sa_column=Column(BigInteger, nullable=False))
    outbox_id: int | None = Field(default=None, sa_column=Column(BigInteger, index=True))
    rest_outbox_id: int | None = Field(default=None, sa_column=Column(BigInteger, index=True))
    text: str = ""
    file_kind: AttachmentKind | None = Field(
        default=None, sa_column=Column(one_of(AttachmentKind), nullable=True)
    )
    file_id: str | None = None
    file_name: str | None = None
    album: str | None = None
    sent_at: datetime = Field(sa_type=UtcDateTime)
    edited_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    quote: str | None = None
    undelivered: bool = False
    taken_back_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class HeldMessage(Row, table=True):
    """What somebody wrote while it is being asked which case it is about, or what it is for.

    `more` names what else it may be than a message to the other side (`storage.kept_words`); {}
    where it may be for nobody; None where only its case is asked.
    """

    __tablename__ = "held_message"

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    content: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    more: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True)))
    at: datetime = Field(sa_type=UtcDateTime)


class JustDone(Row, table=True):
    """What somebody has just finished writing: their next words may be meant for it still.

    `subject` names it as `KeptWords` does; "" where nothing can be added to it.
    """

    __tablename__ = "just_done"

    person_id: int = Field(foreign_key="person.id", primary_key=True)
    subject: str
    requisition_id: int | None = Field(default=None, foreign_key="requisition.id")
    at: datetime = Field(sa_type=UtcDateTime)


class KeptWords(Row, table=True):
    """A message of somebody's that was kept: all of a note, a log's line and the like, or a part.

    `subject` names what it is part of ("note:5"), which reads as the texts of its parts in the
    order of their ids. `source_message_id` is Telegram's id in the writer's chat.
    """

    __tablename__ = "kept_words"
    __table_args__ = (UniqueConstraint("person_id", "source_message_id"),)

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id")
    source_message_id: int = Field(sa_column=Column(BigInteger, nullable=False))
    subject: str = Field(index=True)
    text: str


class Talk(Row, table=True):
    """The case that somebody is talking about: where a message without a reply goes."""

    person_id: int = Field(foreign_key="person.id", primary_key=True)
    requisition_id: int = Field(foreign_key="requisition.id")
    since: datetime = Field(sa_type=UtcDateTime)


class PastedText(Row, table=True):
    """The last long text of somebody, kept a moment, so that its rest is known by it.

    `content` is `casework.pasting.Paste.as_json()`; `at` is when Telegram got its last piece.
    """

    __tablename__ = "pasted_text"

    person_id: int = Field(foreign_key="person.id", primary_key=True)
    content: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    at: datetime = Field(sa_type=UtcDateTime)


class FirstWords(Row, table=True):
    """What somebody sent before they had read how it is kept; it is nobody's until they agree.

    `content` is `casework.talk.Written.as_json()`.
    """

    __tablename__ = "first_words"

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    content: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    at: datetime = Field(sa_type=UtcDateTime)


class MessageAbout(Row, table=True):
    """The case that a message in somebody's chat is about, so that a reply to it finds its way.

    Telegram's ids. Whatever stands there last counts: a message that is rewritten to be about no
    case has no row. `internal`: what the team keeps to itself, so that it is asked about first.
    `shared`: both sides of the case have it, so that one may quote it to the other.
    """

    __tablename__ = "message_about"

    chat_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    message_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    requisition_id: int = Field(foreign_key="requisition.id")
    internal: bool = False
    shared: bool = False


class MessagePrint(Row, table=True):
    """A keyed hash of a message that came in, to know whether an edit has changed it.

    `file` is Telegram's mark of its file. Kept for as long as the message can be edited.
    """

    __tablename__ = "message_print"

    person_id: int = Field(foreign_key="person.id", primary_key=True)
    message_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    text: str
    file: str | None = None
    at: datetime = Field(sa_type=UtcDateTime, index=True)
