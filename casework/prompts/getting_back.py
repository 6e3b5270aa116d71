"""What was thrown away with one tap can be got back for a while."""

from datetime import datetime, timedelta

KEPT = timedelta(hours=24)
"""How long a draft that was thrown away is kept: until the same time tomorrow."""


def until(thrown_at: datetime) -> datetime:
    """The last moment at which it can be got back (UTC)."""
    return thrown_at + KEPT


def is_kept(thrown_at: datetime, now: datetime) -> bool:
    """Whether it can be got back still, to the second."""
    return now <= until(thrown_at)
