"""A message on its way out, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

ONLY_IN_PRIVATE = "private_only"
"""What a group, a channel or another bot is told."""


@dataclass(slots=True)
class Outgoing:
    """A row of the outbox on its way. `language` is known while its transaction is fresh.

    `lost_answers`: attempts at it of which nobody knows whether they arrived. `picked_up`: it was
    found in the database, where a program that was killed may have left it after sending it.
    """

    id: int
    chat_id: int
    person_id: int | None
    kind: str
    params: Mapping[str, Any]
    waiting: bool
    callback_query_id: str | None
    created_at: datetime
    language: str | None = None
    lost_answers: int = 0
    picked_up: bool = False

    @property
    def may_have_arrived(self) -> bool:
        """Whether a copy of it may stand in the chat already, since nobody knows when."""
        return self.picked_up or self.lost_answers > 0

    @property
    def leaves_no_trace(self) -> bool:
        """Whether it is for somebody whom we do not know, or no more, in a chat of their own.

        Another bot is nobody; what it was told is kept, so that it is not told at once again.
        """
        return self.person_id is None and self.chat_id > 0 and self.kind != ONLY_IN_PRIVATE


@dataclass(frozen=True, slots=True)
class Sent:
    """A row that went out, and the id of the message that came of it, if one did.

    With the chat and what was said there, so that it is known what that message is about. `at`:
    when it could first be seen there. With `forget`, nothing of it is kept.
    """

    row: int
    message: int | None
    at: datetime
    chat_id: int = 0
    kind: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)
    forget: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What became of something that somebody is told.

    `row` is the outbox row; None where it waits, until a moment (UTC) that is None if it goes with
    the next few things. `paused`: because its receiver wants a pause.
    """

    row: int | None
    until: datetime | None = None
    paused: bool = False


@dataclass(slots=True)
class Waiting:
    """The person whose update is being handled, and the tap that waits for its answer."""

    chat_id: int
    person_id: int | None
    language: str
    callback_query_id: str | None = None
