"""What a conversation waits for: the draft of a requisition, and its open question."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Column, Index, text
from sqlmodel import Field

from storage.columns import Row, UtcDateTime, one_of


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
        sa_column=Column(one_of(DraftStatus, "draft_status"), nullable=False)
    )
    step: str
    visit: int
    asked_id: int | None = None
    form: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    created_at: datetime = Field(sa_type=UtcDateTime)
    updated_at: datetime = Field(sa_type=UtcDateTime)
