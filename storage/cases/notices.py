"""What verbs tell of a case as a whole: sent, taken back, and who is behind it no more."""

from casework.core.stored import Moment
from storage.transaction.notice import CASE, NAMED, AboutCase, Notice


class Submitted(AboutCase, kind="submitted"):
    """To the requester, who has sent it: the reference and the promise.

    `read_from` is said of a conflict: from when (UTC) somebody reads it; None: somebody does now.
    """

    read_from: Moment | None = None


class Withdrawn(Notice, kind="withdrawn", about=NAMED):
    """To the requester, who has taken it back."""

    reference: str


class CaseWithdrawn(Notice, kind="case_withdrawn", about=CASE):
    """To those on the team who had to do with it: its requester has taken it back."""

    reference: str
    requisition: int | None = None


class RequesterErased(AboutCase, kind="requester_erased"):
    """To its advisor: it is withdrawn, since whoever asked for help has had their data erased."""


class CaseAttachment(AboutCase, kind="attachment"):
    """To the team: the file at this `position` in the case, from 0.

    With an `offer` it comes along with that, and is not shown once that is over.
    """

    position: int
    offer: int | None = None
