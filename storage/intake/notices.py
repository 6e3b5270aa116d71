"""What is told of a request that is being written."""

from storage.follow_ups.notices import Reminds
from storage.transaction.notice import OF_NONE


class DraftUnfinished(Reminds, kind="draft_unfinished", about=OF_NONE):
    """To who has begun it: it lies still, is erased in a week, or has just been erased."""
