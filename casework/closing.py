"""Closing a case, and opening it again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from casework.cases.transitions import CaseStep, may
from casework.core.errors import Refused
from casework.core.vocabulary import CaseStatus, HelpKind, Outcome
from casework.core.words import N_
from casework.form.engine import Choice

OUTCOMES = (
    Choice(Outcome.SOLVED, N_("Solved")),
    Choice(Outcome.PARTLY, N_("Partly solved")),
    Choice(Outcome.NOT_SOLVED, N_("Not solved")),
    Choice(Outcome.NOT_FOR_US, N_("Outside our remit")),
)
"""How a case can end."""

REOPEN_DAYS = 30
"""Days after closing within which the requester opens a case again with one tap."""

LONGEST_TEXT = 1000
"""Characters of the text that the requester reads when a case is closed."""

_TOOLS = tuple(HelpKind)


@dataclass(frozen=True, slots=True)
class Ending:
    """How a case ended: in its advisor's words, and when (UTC)."""

    outcome: Outcome
    text: str
    at: datetime

    @property
    def reopens_until(self) -> datetime:
        """The last moment at which the requester can open it again."""
        return _reopens_until(self.at)


def as_mask(kinds: Iterable[HelpKind]) -> int:
    """Kinds of help as one number, a bit each, in which a button carries what is ticked."""
    chosen = set(kinds)
    return sum(1 << at for at, each in enumerate(_TOOLS) if each in chosen)


def from_mask(mask: int) -> tuple[HelpKind, ...]:
    """The kinds of help in a number that `as_mask` has made.

    Raises Refused("stale_button") for a number with other bits.
    """
    if not 0 <= mask < 1 << len(_TOOLS):
        raise Refused("stale_button")
    return tuple(each for at, each in enumerate(_TOOLS) if mask >> at & 1)


def may_reopen(status: CaseStatus, closed_at: datetime | None, now: datetime) -> bool:
    """Whether the requester can still open a case again: for `REOPEN_DAYS`, to the second."""
    if closed_at is None or not may(status, CaseStep.REOPEN):
        return False
    return now <= _reopens_until(closed_at)


def check_reopening(status: CaseStatus, closed_at: datetime | None, now: datetime) -> None:
    """Raise Refused("reopen_too_late", days=30) where the time for opening it again is over."""
    if may(status, CaseStep.REOPEN) and not may_reopen(status, closed_at, now):
        raise Refused("reopen_too_late", days=REOPEN_DAYS)


def _reopens_until(closed_at: datetime) -> datetime:
    return closed_at + timedelta(days=REOPEN_DAYS)
