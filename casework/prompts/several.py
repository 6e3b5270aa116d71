"""One thing that is written in several messages."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from casework.checks.texts import free_text

AFTERWARDS = timedelta(hours=2)
"""How long the next words may be meant for what was just written, and are asked about."""


def joined(parts: Iterable[str], longest: int) -> str:
    """The parts as they are read: one below the other, in so many characters at the most.

    Raises Refused: text_has_cpr, text_too_long (limit, length), and what else `free_text` raises.
    """
    return free_text("\n".join(parts), maximum=longest)


def is_still_in_mind(done_at: datetime, now: datetime) -> bool:
    """Whether words may be meant for what was finished at a moment."""
    return now - done_at < AFTERWARDS
