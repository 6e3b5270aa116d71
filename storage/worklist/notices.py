"""What verbs tell of a worklist."""

from storage.digests.notices import OfDigest
from storage.transaction.notice import About, InPlace, Notice

TEAMS_LINE = About("line", internal=True)


class Worklist(OfDigest, InPlace, kind="worklist"):
    """What needs a decision: a digest, a page of it; pages count from 0."""

    page: int = 0


class Nudge(Notice, kind="nudge", about=TEAMS_LINE):
    """A coordinator, `by`, reminds somebody of the case of a line."""

    line: int
    by: int
    requisition: int | None = None
