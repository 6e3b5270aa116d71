"""When advisors are away."""

from datetime import date, datetime

from sqlalchemy import (
    CheckConstraint,
    Index,
)
from sqlmodel import Field

from storage.database.columns import AND_STAYS, Row, UtcDateTime


class AwayTime(Row, table=True):
    """Local days, the first and the last included, on which an advisor is away.

    `ended_at` is set when it was cancelled or cut short; `came_back_at` once coming back has been
    announced.
    """

    __tablename__ = "away_time"
    __table_args__ = (
        CheckConstraint("last >= first", name="ends_after_its_start"),
        Index("ix_away_time_person_id_last", "person_id", "last"),
        AND_STAYS,
    )

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id")
    first: date
    last: date
    substitute_id: int | None = Field(default=None, foreign_key="person.id")
    created_at: datetime = Field(sa_type=UtcDateTime)
    began_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    came_back_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
