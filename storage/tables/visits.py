"""Times to meet: what was proposed, what was agreed, and how it went."""

from datetime import datetime

from sqlalchemy import BigInteger, Column, Index, UniqueConstraint, text
from sqlmodel import Field

from casework.core.vocabulary import VisitAnswerKind, VisitStatus
from storage.database.columns import AND_STAYS, Row, UtcDateTime, one_of, state


class Visit(Row, table=True):
    """A visit of a case. One of a case is proposed or agreed at a time.

    `starts_at` and `ends_at` are set once a time is agreed. `uid` and `sequence` are the calendar
    event's (RFC 5545): each change that goes out raises the sequence. `proposal` counts how often
    times were proposed; the last ones wait for an answer while `waits`, and `asked_id` is the
    outbox row that shows them. `ended_at` is set when nothing more can come of it: declined,
    cancelled, or over when the next visit is proposed.
    """

    __table_args__ = (
        Index(
            "uq_visit_requisition_id_open",
            "requisition_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index("ix_visit_starts_at", "starts_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    requisition_id: int = Field(foreign_key="requisition.id", index=True)
    proposed_by: int = Field(foreign_key="person.id")
    status: VisitStatus = Field(
        sa_column=Column(state(VisitStatus, "visit_status"), nullable=False)
    )
    place: str = ""
    uid: str = Field(unique=True)
    sequence: int = 0
    proposal: int = 0
    waits: bool = False
    asked_id: int | None = Field(default=None, sa_column=Column(BigInteger))
    proposed_at: datetime = Field(sa_type=UtcDateTime)
    starts_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ends_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    agreed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class VisitTime(Row, table=True):
    """A time that the advisor proposes; the requester takes one of them, or none.

    `proposal` is that of the visit, from 1: a button of an earlier one is stale. An empty `place`
    is the organisation's own.
    """

    __tablename__ = "visit_time"
    __table_args__ = (UniqueConstraint("visit_id", "proposal", "position"),)

    id: int | None = Field(default=None, primary_key=True)
    visit_id: int = Field(foreign_key="visit.id")
    proposal: int = 1
    position: int
    starts_at: datetime = Field(sa_type=UtcDateTime)
    ends_at: datetime = Field(sa_type=UtcDateTime)
    place: str = ""


class VisitAnswer(Row, table=True):
    """What one side says some days after a visit: is it moving?"""

    __tablename__ = "visit_answer"
    __table_args__ = AND_STAYS

    visit_id: int = Field(foreign_key="visit.id", primary_key=True)
    person_id: int = Field(foreign_key="person.id", primary_key=True)
    answer: VisitAnswerKind = Field(sa_column=Column(one_of(VisitAnswerKind), nullable=False))
    at: datetime = Field(sa_type=UtcDateTime)
