"""What requester and advisor write to each other through the bot."""

from datetime import datetime

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    UniqueConstraint,
)
from sqlmodel import Field

from casework.core.vocabulary import AttachmentKind
from storage.database.columns import Row, UtcDateTime, one_of


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
