"""When requesters want to hear nothing, and what waits for them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Index,
)
from sqlmodel import Field

from storage.database.columns import Row, UtcDateTime


class Pause(Row, table=True):
    """Somebody wants to hear nothing unprompted until the morning of this local day."""

    person_id: int = Field(foreign_key="person.id", primary_key=True)
    until: date
    since: datetime = Field(sa_type=UtcDateTime)


class WaitingNotice(Row, table=True):
    """What somebody is to be told once their quiet hours or their pause are over.

    It goes into the outbox at `until`, alone or with what else waits, and its row is deleted.
    """

    __tablename__ = "waiting_notice"
    __table_args__ = (Index("ix_waiting_notice_until", "until"),)

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    kind: str
    params: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    created_at: datetime = Field(sa_type=UtcDateTime)
    until: datetime = Field(sa_type=UtcDateTime)
