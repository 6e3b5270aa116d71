"""What an advisor reads while closing a case: its reference, and what was chosen so far."""

from casework.core.vocabulary import Outcome
from storage.transaction.notice import TEAMS, InPlace


class CloseOutcome(InPlace, kind="close_outcome", about=TEAMS):
    """How did it end?"""

    requisition: int
    reference: str


class CloseTools(InPlace, kind="close_tools", about=TEAMS):
    """Which kinds of help were used? `mask` ticks them (`casework.closing.as_mask`)."""

    requisition: int
    reference: str
    outcome: Outcome
    mask: int


class CloseText(InPlace, kind="close_text", about=TEAMS):
    """What came of it, in words?"""

    requisition: int
    reference: str
    outcome: Outcome
    mask: int


class CloseCheck(InPlace, kind="close_check", about=TEAMS):
    """The closing as it will be read. `visit` is the version of the visit that it names, or ""."""

    requisition: int
    outcome: Outcome
    mask: int
    text: str
    visit: str = ""
