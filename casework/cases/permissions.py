"""Who may see and do what with a case."""

from collections.abc import Collection
from dataclasses import dataclass

from casework.core.vocabulary import CaseStatus, Role

OPEN = frozenset({CaseStatus.SUBMITTED, CaseStatus.OFFERED, CaseStatus.ACTIVE})
"""Statuses in which the requester may still withdraw."""

ASSIGNABLE = frozenset({CaseStatus.SUBMITTED, CaseStatus.OFFERED})
"""Statuses in which no advisor has taken the case yet."""


@dataclass(frozen=True, slots=True)
class Involved:
    """Who has to do with a case. `asked` is the advisor with an open offer of it.

    `substitute` stands in for its advisor while that one is away.
    """

    requester: int | None
    advisor: int | None
    asked: int | None
    substitute: int | None = None


def may_read_case(person: int, roles: Collection[Role], involved: Involved) -> bool:
    """An advisor reads the cases they have or are asked to take; a coordinator reads all.

    A substitute reads those of the advisor who is away.
    """
    if Role.COORDINATOR in roles:
        return True
    readers = {involved.advisor, involved.asked, involved.substitute}
    return Role.ADVISOR in roles and person in readers


def may_work_on(person: int, involved: Involved, status: CaseStatus) -> bool:
    """An advisor hands over and closes the cases they have, and nobody else does."""
    return person == involved.advisor and status is CaseStatus.ACTIVE


def may_stand_in(person: int, involved: Involved, status: CaseStatus) -> bool:
    """A substitute logs, notes and writes in the case of an advisor who is away, and no more."""
    return person == involved.substitute and status is CaseStatus.ACTIVE


def may_read_work(person: int, roles: Collection[Role], involved: Involved) -> bool:
    """The team reads what was done and noted; the requester never does, on the team or not."""
    return person != involved.requester and may_read_case(person, roles, involved)


def may_read_request(person: int, involved: Involved) -> bool:
    """A requester reads the requests they sent themselves."""
    return person == involved.requester


def is_concerned(person: int, roles: Collection[Role], involved: Involved) -> bool:
    """Whether a case is somebody's matter on either side; a reminder of it is theirs so long."""
    return may_read_request(person, involved) or may_read_case(person, roles, involved)
