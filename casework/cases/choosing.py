"""Which cases of a list somebody wants to see: by where they stand, their area, their advisor."""

from dataclasses import dataclass
from enum import StrEnum

from casework.core.vocabulary import CaseStatus, FocusArea


class Stage(StrEnum):
    """Where a case stands, as the team looks for it."""

    OPEN = "open"
    NOBODY = "nobody"
    """Nobody has it, and nobody is being asked."""
    ASKED = "asked"
    TAKEN = "taken"
    CLOSED = "closed"


STATUSES: dict[Stage, frozenset[CaseStatus]] = {
    Stage.OPEN: frozenset({CaseStatus.SUBMITTED, CaseStatus.OFFERED, CaseStatus.ACTIVE}),
    Stage.NOBODY: frozenset({CaseStatus.SUBMITTED}),
    Stage.ASKED: frozenset({CaseStatus.OFFERED}),
    Stage.TAKEN: frozenset({CaseStatus.ACTIVE}),
    Stage.CLOSED: frozenset({CaseStatus.CLOSED, CaseStatus.EVALUATED}),
}

OF_ADVISORS = (Stage.OPEN, Stage.CLOSED)
"""What an advisor chooses between: all of their open cases are taken."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What of a list is shown. `advisor` is a person's id; only a coordinator chooses by it."""

    stage: Stage = Stage.OPEN
    area: FocusArea | None = None
    advisor: int | None = None

    @property
    def narrows(self) -> bool:
        """Whether anything was chosen."""
        return self != Chosen()


ALL_OPEN = Chosen()
"""Nothing was chosen."""
