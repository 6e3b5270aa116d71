"""People, and what they may do."""

from datetime import datetime

from sqlalchemy import (
    BigInteger,
    Column,
)
from sqlmodel import Field

from casework.core.vocabulary import Role
from storage.database.columns import AND_STAYS, Row, UtcDateTime, one_of


class Person(Row, table=True):
    """Somebody who has written to the bot. `language` is chosen; `telegram_language` is not.

    `seen_at` is when they were last here, to a day. Of somebody who is erased (`erased_at`,
    `erased_as` says why) nothing else is left.
    """

    id: int | None = Field(default=None, primary_key=True)
    telegram_id: int | None = Field(sa_column=Column(BigInteger, unique=True))
    first_name: str
    language: str | None = None
    telegram_language: str | None = None
    privacy_version: int = 0
    created_at: datetime = Field(sa_type=UtcDateTime)
    unreachable_since: datetime | None = Field(default=None, sa_type=UtcDateTime)
    seen_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    erased_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    erased_as: str | None = None


class RoleGrant(Row, table=True):
    """A role that a person holds."""

    __tablename__ = "role_grant"
    __table_args__ = AND_STAYS

    person_id: int = Field(foreign_key="person.id", primary_key=True)
    role: Role = Field(sa_column=Column(one_of(Role), primary_key=True, index=True))
    granted_at: datetime = Field(sa_type=UtcDateTime)
