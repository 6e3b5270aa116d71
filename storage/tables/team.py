"""What advisors know, and how people come to the team."""

from datetime import datetime

from sqlalchemy import (
    Column,
    Index,
)
from sqlmodel import Field

from casework.core.vocabulary import FocusArea, Role
from storage.database.columns import Row, UtcDateTime, one_of


class AdvisorFocusArea(Row, table=True):
    """A focus area that an advisor works in."""

    __tablename__ = "advisor_focus_area"

    person_id: int = Field(foreign_key="person.id", primary_key=True)
    focus_area: FocusArea = Field(sa_column=Column(one_of(FocusArea), primary_key=True))


class AdvisorLanguage(Row, table=True):
    """A language that an advisor speaks, as an ISO 639-1 code."""

    __tablename__ = "advisor_language"

    person_id: int = Field(foreign_key="person.id", primary_key=True)
    language: str = Field(primary_key=True)


class AdvisorDistrict(Row, table=True):
    """A district that an advisor works in, as its code."""

    __tablename__ = "advisor_district"

    person_id: int = Field(foreign_key="person.id", primary_key=True)
    district: str = Field(primary_key=True)


class Invitation(Row, table=True):
    """A link that gives a role, once. Only the hash of its token is kept."""

    id: int | None = Field(default=None, primary_key=True)
    role: Role = Field(sa_column=Column(one_of(Role), nullable=False))
    token_hash: str = Field(unique=True)
    created_by: int | None = Field(default=None, foreign_key="person.id")
    created_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)
    used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    used_by: int | None = Field(default=None, foreign_key="person.id")


class InvitationTry(Row, table=True):
    """A wrong invitation that somebody opened; too many in an hour are not looked at."""

    __tablename__ = "invitation_try"
    __table_args__ = (Index("ix_invitation_try_person_id_at", "person_id", "at"),)

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id")
    at: datetime = Field(sa_type=UtcDateTime)
