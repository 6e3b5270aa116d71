"""What somebody had in sight when they wrote: the question that stood there, or the one before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

CLOCKS_DIFFER = timedelta(seconds=2)
"""How much earlier by Telegram's clock, which tells whole seconds, a message surely was earlier."""

JUST_NOW = timedelta(hours=1)
"""How long words in the middle of a form may be meant for somebody who has written meanwhile."""


@dataclass(frozen=True, slots=True)
class WhenWritten:
    """When a message was written: `at` by Telegram's clock, `received` by ours (aware UTC)."""

    at: datetime | None
    received: datetime | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked, when it was put to be sent, and when it was; None while it has not been."""

    what: str
    made_at: datetime
    sent_at: datetime | None = None


def was_before(written: WhenWritten, asked: Asked) -> bool:
    """Whether something was written before a question could be seen."""
    if written.received is not None and written.received < asked.made_at:
        return True
    sent = asked.sent_at or asked.made_at
    return written.at is not None and written.at + CLOCKS_DIFFER <= sent


def in_sight(written: WhenWritten, asked: Sequence[Asked]) -> str | None:
    """The question that stood last when something was written, of these in their order.

    None where none of them could be seen yet.
    """
    return next((each.what for each in reversed(asked) if not was_before(written, each)), None)
