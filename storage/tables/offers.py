"""Who was asked to take a case."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, Enum, Index, text
from sqlmodel import Field

from casework.core.vocabulary import DeclineReason
from storage.database.columns import Row, UtcDateTime, one_of


def _word(kind: Enum, *, nullable: bool = False) -> Any:
    return Field(sa_column=Column(kind, nullable=nullable))


class Offer(Row, table=True):
    """An advisor is asked to take a case. One offer of a case is open at a time.

    `accepted` is None while nobody has answered; `ended_at` is set when it is answered or no
    longer counts. `answer_by` is the moment that its advisor was told; None for offers of a
    version that named none. `reasons` are `casework.offers.ranking.Reason`s as JSON.
    """

    __table_args__ = (
        Index(
            "uq_offer_requisition_id_open",
            "requisition_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index("ix_offer_advisor_id_offered_at", "advisor_id", "offered_at"),
        CheckConstraint(
            "accepted IS NULL OR ended_at IS NOT NULL", name="answered_offer_has_ended"
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    requisition_id: int = Field(foreign_key="requisition.id")
    advisor_id: int = Field(foreign_key="person.id")
    assigned_by: int | None = Field(default=None, foreign_key="person.id")
    reasons: list[dict[str, Any]] = Field(sa_column=Column(JSON, nullable=False))
    offered_at: datetime = Field(sa_type=UtcDateTime)
    answer_by: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    accepted: bool | None = None
    decline_reason: DeclineReason | None = _word(one_of(DeclineReason), nullable=True)
