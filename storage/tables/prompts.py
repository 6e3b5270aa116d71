"""Words that somebody is about to write, has just written, or has put away."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, UniqueConstraint
from sqlmodel import Field

from storage.database.columns import Row, UtcDateTime


class Prompt(Row, table=True):
    """Words that somebody is about to write: a note, a log's line, a closing text, a day.

    `requisition_id` is None where they are about no case. A person has one at a time. `data` is
    what was tapped so far; `asked_id` is the outbox message that asks, None where an older message
    was rewritten to ask (then `data` names it).
    """

    __tablename__ = "errand"

    person_id: int = Field(foreign_key="person.id", primary_key=True)
    kind: str
    requisition_id: int | None = Field(default=None, foreign_key="requisition.id")
    data: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    asked_id: int | None = Field(default=None, sa_column=Column(BigInteger))
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


class PastedText(Row, table=True):
    """The last long text of somebody, kept a moment, so that its rest is known by it.

    `content` is `casework.core.pasting.Paste.as_json()`; `at` is when Telegram got its last piece.
    """

    __tablename__ = "pasted_text"

    person_id: int = Field(foreign_key="person.id", primary_key=True)
    content: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    at: datetime = Field(sa_type=UtcDateTime)


class PutAway(Row, table=True):
    """Words that went out of sight with one tap, kept for a while; gone once they are got back.

    `kind` and `data` are `storage.prompts.put_away`'s. `requisition_id` is None where they are
    about no case yet.
    """

    __tablename__ = "put_away"

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    kind: str
    requisition_id: int | None = Field(default=None, foreign_key="requisition.id", index=True)
    data: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    at: datetime = Field(sa_type=UtcDateTime, index=True)
