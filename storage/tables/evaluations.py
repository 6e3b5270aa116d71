"""How requesters saw their cases."""

from datetime import datetime

from sqlalchemy import (
    CheckConstraint,
    UniqueConstraint,
)
from sqlmodel import Field

from storage.database.columns import Row, UtcDateTime


class Evaluation(Row, table=True):
    """How the requester saw it: a score from 1 to 5, recorded at once, then three texts.

    One a closing: a case that was reopened and closed again can be evaluated again.
    """

    __table_args__ = (
        UniqueConstraint("requisition_id", "closed_at"),
        CheckConstraint("score BETWEEN 1 AND 5", name="score_from_one_to_five"),
    )

    id: int | None = Field(default=None, primary_key=True)
    requisition_id: int = Field(foreign_key="requisition.id")
    closed_at: datetime = Field(sa_type=UtcDateTime)
    score: int
    good: str | None = None
    less_good: str | None = None
    better: str | None = None
    scored_at: datetime = Field(sa_type=UtcDateTime)
    finished_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
