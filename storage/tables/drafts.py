"""What a conversation waits for: the draft of a requisition; and what was put away of it."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Column, Index, text
from sqlmodel import Field

from storage.columns import Row, UtcDateTime, state


class DraftStatus(StrEnum):
    """How a draft lives."""

    OPEN = "open"
    SENT = "sent"
    DISCARDED = "discarded"


class Draft(Row, table=True):
    """A requisition that is being written; a person has one open at a time.

    `visit` counts the questions asked, so that a button of an earlier one is known as stale.
    `asked_id` is the outbox message that carries the open question's keyboard. `form` is
    `FormState.as_json()`; it is emptied when the draft is sent or discarded.
    """

    __table_args__ = (
        Index(
            "uq_draft_person_id_open",
            "person_id",
            unique=True,
            sqlite_where=text("status = 'open'"),
            postgresql_where=text("status = 'open'"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id")
    status: DraftStatus = Field(
        sa_column=Column(state(DraftStatus, "draft_status"), nullable=False)
    )
    step: str
    visit: int
    asked_id: int | None = None
    form: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    created_at: datetime = Field(sa_type=UtcDateTime)
    updated_at: datetime = Field(sa_type=UtcDateTime)


class PutAway(Row, table=True):
    """Words that went out of sight with one tap, kept for a while; gone once they are got back.

    `kind` and `data` are `storage.put_away`'s. `requisition_id` is None where they are about no
    case yet.
    """

    __tablename__ = "put_away"

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    kind: str
    requisition_id: int | None = Field(default=None, foreign_key="requisition.id", index=True)
    data: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    at: datetime = Field(sa_type=UtcDateTime, index=True)
