"""What advisors do in their cases."""

from datetime import date, datetime

from sqlalchemy import (
    Column,
    Index,
)
from sqlmodel import Field

from casework.core.vocabulary import ActivityKind
from storage.database.columns import Row, UtcDateTime, one_of


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
