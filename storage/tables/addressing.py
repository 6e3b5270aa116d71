"""Which case somebody writes about, and what waits until that is known."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column
from sqlmodel import Field

from storage.database.columns import Row, UtcDateTime


class CurrentCase(Row, table=True):
    """The case that somebody writes about: where a message without a reply goes."""

    __tablename__ = "talk"

    person_id: int = Field(foreign_key="person.id", primary_key=True)
    requisition_id: int = Field(foreign_key="requisition.id")
    since: datetime = Field(sa_type=UtcDateTime)


class HeldMessage(Row, table=True):
    """What somebody wrote while it is being asked which case it is about, or what it is for.

    `more` names what else it may be than a message to the other side
    (`storage.prompts.kept_words`); {} where it may be for nobody; None where only its case is
    asked.
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
