"""What happens that means something to several subjects.

Who makes one of these happen says so with `unit.happened(...)`, and knows nobody to whom it means
something. What follows is in one table, `storage.subjects.CONSEQUENCES`
(docs/decisions/0032-what-follows-from-what.md).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from casework.core.vocabulary import Role
from storage.tables import Requisition


@dataclass(frozen=True, slots=True)
class CaseTaken:
    """An advisor has a case now that nobody had."""

    case: Requisition


@dataclass(frozen=True, slots=True)
class CaseHandedOver:
    """A case has another advisor now; `former` had it before."""

    case: Requisition
    former: int | None


@dataclass(frozen=True, slots=True)
class CaseLeft:
    """The advisor of a case is not on the team any more, and nobody else has it yet."""

    case: Requisition
    former: int
    name: str
    """The first name of the former advisor."""


@dataclass(frozen=True, slots=True)
class CaseOver:
    """A case has been closed, or taken back; `gone` where its requester is about to be erased."""

    case: Requisition
    gone: bool = False


@dataclass(frozen=True, slots=True)
class RequesterJoined:
    """A case from the field has a requester now."""

    case: Requisition


@dataclass(frozen=True, slots=True)
class RequesterLeft:
    """Who was the requester of a case by mistake, `former`, is so no longer."""

    case: Requisition
    former: int


@dataclass(frozen=True, slots=True)
class AdvisorAway:
    """An absence has begun. `waiting`: they have just said so, and read what comes of it."""

    person_id: int
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class RolesEnded:
    """Somebody holds these roles no longer. `on_team`: they hold others still."""

    person_id: int
    name: str
    roles: frozenset[Role]
    on_team: bool

    @property
    def advises_no_more(self) -> bool:
        """Whether they were an advisor until now."""
        return Role.ADVISOR in self.roles


@dataclass(frozen=True, slots=True)
class PersonLost:
    """Somebody cannot be reached here any more. `just_now`: until now they could be.

    They stood in for `stood_in_for`, by id, who are away.
    """

    person_id: int
    just_now: bool
    stood_in_for: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PersonErased:
    """Somebody is erased: what they wrote goes, and they go from what others wrote.

    Their rows in tables that are not marked as `STAYS` go by themselves, after this.
    """

    person_id: int
    asked: Sequence[int]
    """The cases in which they are the requester."""
    cases: Sequence[int]
    """All cases in which their name may stand."""
    names: re.Pattern[str] | None
    """Finds their name, number and addresses; None where they have none that could be found."""
