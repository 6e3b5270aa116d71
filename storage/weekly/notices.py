"""What verbs tell of a week."""

from storage.digests.notices import OfDigest


class WeeklyDigest(OfDigest, kind="weekly_digest"):
    """How some weeks went: a digest."""
