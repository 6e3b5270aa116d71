"""What verbs tell of a week."""

from storage.transaction.notice import OF_SEVERAL, Notice


class WeeklyDigest(Notice, kind="weekly_digest", about=OF_SEVERAL):
    """How some weeks went: a digest."""

    digest: int
