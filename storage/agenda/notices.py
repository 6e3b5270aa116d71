"""What verbs tell of somebody's day."""

from storage.digests.notices import OfDigest


class MorningAgenda(OfDigest, kind="morning_agenda"):
    """The day, as it comes in the morning: a digest."""
