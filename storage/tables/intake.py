"""Requests that are being written, what was sent before one could begin, and who asks."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Column, Index, UniqueConstraint, text
from sqlmodel import Field

from casework.core.vocabulary import OrganisationKind
from storage.database.columns import AND_STAYS, Row, UtcDateTime, one_of, state


class DraftStatus(StrEnum):
    """How a draft lives."""

    OPEN = "open"
    SENT = "sent"
    DISCARDED = "discarded"


class Draft(Row, table=True):
    """A requisition that is being written; a person has one open at a time.

    `visit` is its attempt counter: it counts the questions asked, so that a button of an earlier
    one is known as stale.
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
        AND_STAYS,
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


class FirstWords(Row, table=True):
    """What somebody sent before they had read how it is kept; it is nobody's until they agree.

    `content` is `casework.relay.Written.as_json()`.
    """

    __tablename__ = "first_words"

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    content: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    at: datetime = Field(sa_type=UtcDateTime)


class Organisation(Row, table=True):
    """An organisation that asks for help. The same name in another district is another one."""

    __table_args__ = (UniqueConstraint("kind", "name", "district"),)

    id: int | None = Field(default=None, primary_key=True)
    kind: OrganisationKind = Field(sa_column=Column(one_of(OrganisationKind), nullable=False))
    name: str
    district: str
    administration: str | None = None
