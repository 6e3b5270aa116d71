"""When people are there: an advisor's hours, absences, and a requester's pauses."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, Index
from sqlmodel import Field

from storage.columns import Row, UtcDateTime


class WorkingHours(Row, table=True):
    """An advisor's hours on a day of the week (0 is Monday), as local minutes since midnight.

    Somebody without a row at all has the office's hours; somebody with rows works only then.
    """

    __tablename__ = "working_hours"
    __table_args__ = (
        CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday_is_one_of_seven"),
        CheckConstraint("closes > opens", name="closes_after_opening"),
    )

    person_id: int = Field(foreign_key="person.id", primary_key=True)
    weekday: int = Field(primary_key=True)
    opens: int
    closes: int


class AwayTime(Row, table=True):
    """Local days, the first and the last included, on which an advisor is away.

    `ended_at` is set when it was cancelled or cut short; `came_back_at` once coming back has been
    announced.
    """

    __tablename__ = "away_time"
    __table_args__ = (
        CheckConstraint("last >= first", name="ends_after_its_start"),
        Index("ix_away_time_person_id_last", "person_id", "last"),
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
