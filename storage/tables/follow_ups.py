"""Dated reminders."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, Index, UniqueConstraint, text
from sqlmodel import Field

from storage.database.columns import AND_STAYS, LONGEST_WORD, Row, UtcDateTime


class FollowUp(Row, table=True):
    """A dated reminder. Due and not ended is a query; ending it is a claim on its row.

    `kind` is one that a subject has registered (`casework.follow_ups.kinds`); planning asks.
    `subject` names what it is about where that is not the case alone ("offer:17", "draft:3");
    `round` counts how often the same thing was reminded of, from 0. `ended_as` says how it ended:
    fired, done, stopped or stale. `told_id` is who was told, where that is the person's substitute.
    """

    __tablename__ = "follow_up"
    __table_args__ = (
        UniqueConstraint("kind", "subject", "person_id", "round"),
        Index(
            "ix_follow_up_due",
            "due_at",
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index(
            "ix_follow_up_subject_open",
            "subject",
            "kind",
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
        AND_STAYS,
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: str = Field(max_length=LONGEST_WORD)
    subject: str
    requisition_id: int | None = Field(default=None, foreign_key="requisition.id", index=True)
    person_id: int = Field(foreign_key="person.id")
    told_id: int | None = Field(default=None, foreign_key="person.id")
    round: int = 0
    started_at: datetime = Field(sa_type=UtcDateTime)
    due_at: datetime = Field(sa_type=UtcDateTime)
    data: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_as: str | None = None
