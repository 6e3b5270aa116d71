"""What an advisor does with a case, and what must not be forgotten of it."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Index, UniqueConstraint, text
from sqlmodel import Field

from casework.vocabulary import ActivityKind, FollowUpKind, HelpKind
from storage.columns import Row, UtcDateTime, one_of


class Activity(Row, table=True):
    """What an advisor did for a case: which tool, on which (local) day, how long, and a line."""

    __table_args__ = (Index("ix_activity_requisition_id_id", "requisition_id", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    requisition_id: int = Field(foreign_key="requisition.id")
    advisor_id: int = Field(foreign_key="person.id")
    kind: ActivityKind = Field(sa_column=Column(one_of(ActivityKind), nullable=False))
    day: date
    minutes: int
    note: str = ""
    logged_at: datetime = Field(sa_type=UtcDateTime)


class Note(Row, table=True):
    """An advisor's own note on a case, seen by the team and never by the requester."""

    id: int | None = Field(default=None, primary_key=True)
    requisition_id: int = Field(foreign_key="requisition.id", index=True)
    author_id: int = Field(foreign_key="person.id")
    text: str
    at: datetime = Field(sa_type=UtcDateTime)


class HelpUsed(Row, table=True):
    """A kind of help that was used in a case, as its advisor says when closing it."""

    __tablename__ = "help_used"

    requisition_id: int = Field(foreign_key="requisition.id", primary_key=True)
    help_kind: HelpKind = Field(sa_column=Column(one_of(HelpKind), primary_key=True))


class Errand(Row, table=True):
    """Words that somebody is about to write: a note, a log's line, a closing text, a day.

    `requisition_id` is None where they are about no case. A person has one at a time. `data` is
    what was tapped so far; `asked_id` is the outbox message that asks, None where an older message
    was rewritten to ask (then `data` names it).
    """

    person_id: int = Field(foreign_key="person.id", primary_key=True)
    kind: str
    requisition_id: int | None = Field(default=None, foreign_key="requisition.id")
    data: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    asked_id: int | None = Field(default=None, sa_column=Column(BigInteger))
    at: datetime = Field(sa_type=UtcDateTime)


class FollowUp(Row, table=True):
    """A dated reminder. Due and not ended is a query; ending it is a claim on its row.

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
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: FollowUpKind = Field(sa_column=Column(one_of(FollowUpKind), nullable=False))
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
