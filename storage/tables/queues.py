"""What has come in and what must go out: the two queues that survive every kill."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Index, Integer, text
from sqlmodel import Field

from storage.database.columns import AND_STAYS, Row, UtcDateTime, state


class InboxStatus(StrEnum):
    """How far an update has come."""

    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"


class OutboxStatus(StrEnum):
    """How far a message has come.

    Dropped: its person cannot be reached any more. Unknown: Telegram's answer was lost, and lost
    again when it was sent once more; it most likely stands in the chat.
    """

    PENDING = "pending"
    SENT = "sent"
    FAILED = "failed"
    DROPPED = "dropped"
    UNKNOWN = "unknown"


class InboxUpdate(Row, table=True):
    """An update of Telegram's, kept before it is confirmed, emptied once it is handled.

    `attempts`: how often it failed and the apology for it too.
    """

    __tablename__ = "inbox"
    __table_args__ = (
        Index(
            "ix_inbox_waiting",
            "update_id",
            sqlite_where=text("status = 'waiting'"),
            postgresql_where=text("status = 'waiting'"),
        ),
    )

    update_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    chat_id: int | None = Field(default=None, sa_column=Column(BigInteger))
    raw: str
    status: InboxStatus = Field(
        sa_column=Column(state(InboxStatus, "inbox_status"), nullable=False)
    )
    received_at: datetime = Field(sa_type=UtcDateTime)
    handled_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    error: str | None = None
    error_id: str | None = None
    attempts: int = Field(default=0, sa_column=Column(Integer, nullable=False, server_default="0"))


class OutboxMessage(Row, table=True):
    """Something a person must be told: what (kind, parameters), not the words.

    `waiting`: somebody waits for it, so it goes before what is unprompted. `callback_query_id`:
    the tap that it answers. `message_id`: Telegram's, once sent. `lost_answers`: attempts of which
    nobody knows whether they arrived; one that is under way after such a one counts already.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index(
            "ix_outbox_pending",
            "chat_id",
            "id",
            sqlite_where=text("status = 'pending'"),
            postgresql_where=text("status = 'pending'"),
        ),
        Index("ix_outbox_chat_id_kind", "chat_id", "kind"),
        Index(
            "ix_outbox_failed",
            "created_at",
            sqlite_where=text("status = 'failed'"),
            postgresql_where=text("status = 'failed'"),
        ),
        {"sqlite_autoincrement": True} | AND_STAYS,
    )

    id: int | None = Field(
        default=None,
        sa_column=Column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    )
    chat_id: int = Field(sa_column=Column(BigInteger, nullable=False))
    person_id: int | None = Field(default=None, foreign_key="person.id")
    kind: str
    params: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    waiting: bool
    callback_query_id: str | None = None
    status: OutboxStatus = Field(
        sa_column=Column(state(OutboxStatus, "outbox_status"), nullable=False)
    )
    created_at: datetime = Field(sa_type=UtcDateTime)
    sent_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    message_id: int | None = Field(default=None, sa_column=Column(BigInteger))
    lost_answers: int = Field(
        default=0, sa_column=Column(Integer, nullable=False, server_default="0")
    )
    error: str | None = None


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
