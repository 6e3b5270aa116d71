"""What is added to a request that nobody works on: before it is taken, after it is closed."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from casework.cases.permissions import ASSIGNABLE
from casework.checks import texts as text_checks
from casework.closing import may_reopen
from casework.core.errors import Refused
from casework.core.pasting import LONGEST_ANSWER
from casework.core.vocabulary import CaseStatus

STILL_IN_SIGHT = timedelta(days=3)
"""How long after a case was closed what its requester writes may well be about that."""


def takes(status: CaseStatus, closed_at: datetime | None, now: datetime) -> bool:
    """Whether what its requester writes is added to a request: as long as something comes of it.

    That is until an advisor has it, and again once it is closed, while it can be opened again.
    """
    return status in ASSIGNABLE or may_reopen(status, closed_at, now)


def may_be_meant(status: CaseStatus, closed_at: datetime | None, now: datetime) -> bool:
    """Whether its requester may mean this request by what they write while nothing is asked."""
    if status is CaseStatus.ACTIVE or status in ASSIGNABLE:
        return True
    return closed_at is not None and now - closed_at <= STILL_IN_SIGHT


def check_room(texts: Sequence[str], new: str, files: int, *, with_file: bool) -> None:
    """Whether there is room for one more beside the texts and files that were sent before.

    Raises Refused: text_too_long (limit, length), too_many_attachments (limit).
    """
    length = sum(map(len, texts)) + len(new)
    if length > LONGEST_ANSWER:
        raise Refused("text_too_long", limit=LONGEST_ANSWER, length=length)
    if with_file and files >= text_checks.MOST_ATTACHMENTS:
        raise Refused("too_many_attachments", limit=text_checks.MOST_ATTACHMENTS)
