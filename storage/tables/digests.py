"""Digests and agendas: who wants which and when, what was sent, and what was dealt with."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Index, UniqueConstraint, text
from sqlmodel import Field

from casework.core.vocabulary import DigestKind
from storage.database.columns import AND_STAYS, Row, UtcDateTime, one_of


class DigestChoice(Row, table=True):
    """How somebody wants a digest, where it differs from the default.

    `at` is local, in minutes since midnight; None for the default. `since` is when they turned it
    on: what was due before does not come. None where it was never off.
    """

    __tablename__ = "digest_choice"

    person_id: int = Field(foreign_key="person.id", primary_key=True)
    kind: DigestKind = Field(sa_column=Column(one_of(DigestKind), primary_key=True))
    wanted: bool
    at: int | None = None
    since: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Digest(Row, table=True):
    """A digest that was sent: one a person, kind and period, which is what makes it sent once.

    `period` is the local day that it was due on. `since` is the moment up to which the one before
    told. `outbox_id` is the message that carries it. One that somebody `asked` for takes no period.
    """

    __table_args__ = (
        Index(
            "uq_digest_person_id_kind_period",
            "person_id",
            "kind",
            "period",
            unique=True,
            sqlite_where=text("asked = 0"),
            postgresql_where=text("NOT asked"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id")
    kind: DigestKind = Field(sa_column=Column(one_of(DigestKind), nullable=False))
    period: date
    asked: bool = False
    made_at: datetime = Field(sa_type=UtcDateTime)
    since: datetime | None = Field(default=None, sa_type=UtcDateTime)
    late: bool = False
    data: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    outbox_id: int | None = Field(default=None, sa_column=Column(BigInteger))


class DigestLine(Row, table=True):
    """A line of a digest, with what it is about and how it was dealt with.

    `subject` names the thing ("offer:17", "case:3"), so that the same one is known again the next
    day. `data` is what the line was made of. `dealt_by` is None where it has settled itself.
    """

    __tablename__ = "digest_line"
    __table_args__ = (
        UniqueConstraint("digest_id", "position"),
        Index("ix_digest_line_subject_dealt_at", "subject", "dealt_at"),
        AND_STAYS,
    )

    id: int | None = Field(default=None, primary_key=True)
    digest_id: int = Field(foreign_key="digest.id", index=True)
    position: int
    kind: str
    subject: str
    requisition_id: int | None = Field(default=None, foreign_key="requisition.id")
    person_id: int | None = Field(default=None, foreign_key="person.id")
    data: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    dealt_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    dealt_as: str | None = None
    dealt_by: int | None = Field(default=None, foreign_key="person.id")
