"""What verbs tell of a worklist."""

from storage.transaction.notice import OF_SEVERAL, About, InPlace, Notice

TEAMS_LINE = About("line", internal=True)


class Worklist(InPlace, kind="worklist", about=OF_SEVERAL):
    """What needs a decision: a digest, a page of it; pages count from 0."""

    digest: int
    page: int = 0


class Nudge(Notice, kind="nudge", about=TEAMS_LINE):
    """A coordinator, `by`, reminds somebody of the case of a line."""

    line: int
    by: int
    requisition: int | None = None
