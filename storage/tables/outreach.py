"""The links by which somebody joins a case that an advisor has registered."""

from datetime import datetime

from sqlmodel import Field

from storage.database.columns import Row, UtcDateTime


class JoiningLink(Row, table=True):
    """A link by which somebody becomes the requester of a case that an advisor has registered.

    Only the hash of its token is kept. It works once.
    """

    __tablename__ = "joining_link"

    id: int | None = Field(default=None, primary_key=True)
    requisition_id: int = Field(foreign_key="requisition.id", index=True)
    token_hash: str = Field(unique=True)
    created_by: int = Field(foreign_key="person.id")
    created_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)
    used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    used_by: int | None = Field(default=None, foreign_key="person.id")
