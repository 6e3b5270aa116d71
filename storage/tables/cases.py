"""Requisitions, what belongs to them, and what happened."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Column,
    Enum,
    Index,
    UniqueConstraint,
    text,
)
from sqlmodel import Field

from casework.core.vocabulary import (
    AttachmentKind,
    CaseStatus,
    ContactMethod,
    FocusArea,
    HelpKind,
    Origin,
    Outcome,
    Urgency,
)
from storage.database.columns import Row, UtcDateTime, one_of, state


def _word(kind: Enum, *, nullable: bool = False) -> Any:
    return Field(sa_column=Column(kind, nullable=nullable))


class ReferenceCounter(Row, table=True):
    """The last reference number given in a year."""

    __tablename__ = "reference_counter"

    year: int = Field(primary_key=True)
    last: int


class Requisition(Row, table=True):
    """A case. `advisor_id` is set when an advisor accepts, and only then.

    `first_response_due` is the promise that it is measured by, `promised_anew` the one date that
    its requester was given once that had passed.
    """

    __table_args__ = (
        UniqueConstraint("year", "number"),
        CheckConstraint(
            "status NOT IN ('active') OR advisor_id IS NOT NULL", name="active_has_advisor"
        ),
        CheckConstraint("number > 0", name="number_positive"),
        Index("ix_requisition_requester_id_submitted_at", "requester_id", "submitted_at"),
        Index("ix_requisition_advisor_id_status", "advisor_id", "status"),
    )

    id: int | None = Field(default=None, primary_key=True)
    year: int
    number: int
    draft_id: int | None = Field(default=None, foreign_key="draft.id", unique=True)
    requester_id: int | None = Field(default=None, foreign_key="person.id")
    organisation_id: int = Field(foreign_key="organisation.id")
    advisor_id: int | None = Field(default=None, foreign_key="person.id")
    status: CaseStatus = _word(state(CaseStatus, "case_status"))
    origin: Origin = _word(state(Origin, "origin"))
    urgency: Urgency = _word(state(Urgency, "urgency"))
    language: str
    problem: str
    about: str | None = None
    tried: str | None = None
    wished_result: str | None = None
    focus_detail: str | None = None
    help_kind_open: bool = False
    contact_method: ContactMethod = _word(one_of(ContactMethod))
    contact_value: str | None = None
    submitted_at: datetime = Field(sa_type=UtcDateTime)
    first_response_due: datetime = Field(sa_type=UtcDateTime)
    promised_anew: datetime | None = Field(default=None, sa_type=UtcDateTime)
    first_response_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    outcome: Outcome | None = _word(one_of(Outcome), nullable=True)
    outcome_text: str | None = None
    closed_outbox_id: int | None = Field(default=None, sa_column=Column(BigInteger))

    @property
    def promised(self) -> datetime:
        """By when its requester expects the first answer."""
        return self.promised_anew or self.first_response_due


class RequisitionFocusArea(Row, table=True):
    """A focus area of a case; exactly one is primary."""

    __tablename__ = "requisition_focus_area"
    __table_args__ = (
        Index(
            "uq_requisition_focus_area_primary",
            "requisition_id",
            unique=True,
            sqlite_where=text("is_primary = 1"),
            postgresql_where=text("is_primary"),
        ),
    )

    requisition_id: int = Field(foreign_key="requisition.id", primary_key=True)
    focus_area: FocusArea = Field(sa_column=Column(one_of(FocusArea), primary_key=True))
    is_primary: bool


class RequisitionHelpKind(Row, table=True):
    """A kind of help that the requester thinks of."""

    __tablename__ = "requisition_help_kind"

    requisition_id: int = Field(foreign_key="requisition.id", primary_key=True)
    help_kind: HelpKind = Field(sa_column=Column(one_of(HelpKind), primary_key=True))


class Attachment(Row, table=True):
    """A file of a case: Telegram's id of it, not its bytes."""

    __table_args__ = (UniqueConstraint("requisition_id", "position"),)

    id: int | None = Field(default=None, primary_key=True)
    requisition_id: int = Field(foreign_key="requisition.id")
    position: int
    kind: AttachmentKind = _word(one_of(AttachmentKind))
    file_id: str
    file_name: str | None = None
    caption: str | None = None


class Event(Row, table=True):
    """A thing that happened to a case: what, when, by whom (None: by the bot itself)."""

    __table_args__ = (Index("ix_event_requisition_id_id", "requisition_id", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    requisition_id: int = Field(foreign_key="requisition.id")
    kind: str
    at: datetime = Field(sa_type=UtcDateTime)
    actor_id: int | None = Field(default=None, foreign_key="person.id")
    data: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
