"""How a case moves from one status to the next: the whole of it is one table (domain.md)."""

from enum import StrEnum

from casework.core.errors import Refused
from casework.core.vocabulary import CaseStatus


class CaseStep(StrEnum):
    """What moves a case, or is done to it without moving it."""

    OFFER = "offer"
    """An advisor is asked."""
    NOBODY_LEFT = "nobody_left"
    """There is no advisor left to ask."""
    ACCEPT = "accept"
    """An advisor takes it."""
    WORK = "work"
    """Its advisor logs, notes, or asks another one to take over."""
    TAKE_OVER = "take_over"
    """Another advisor takes it over; until then it stays where it is."""
    CLOSE = "close"
    EVALUATE = "evaluate"
    REOPEN = "reopen"
    """Back to the same advisor."""
    REOPEN_ANEW = "reopen_anew"
    """Its advisor is away: somebody has to be found again."""
    ADVISOR_LEFT = "advisor_left"
    """Its advisor is not on the team any more: somebody has to be found again."""
    WITHDRAW = "withdraw"


TRANSITIONS: dict[tuple[CaseStatus, CaseStep], CaseStatus] = {
    (CaseStatus.SUBMITTED, CaseStep.OFFER): CaseStatus.OFFERED,
    (CaseStatus.SUBMITTED, CaseStep.NOBODY_LEFT): CaseStatus.SUBMITTED,
    (CaseStatus.SUBMITTED, CaseStep.WITHDRAW): CaseStatus.WITHDRAWN,
    (CaseStatus.OFFERED, CaseStep.OFFER): CaseStatus.OFFERED,
    (CaseStatus.OFFERED, CaseStep.NOBODY_LEFT): CaseStatus.SUBMITTED,
    (CaseStatus.OFFERED, CaseStep.ACCEPT): CaseStatus.ACTIVE,
    (CaseStatus.OFFERED, CaseStep.WITHDRAW): CaseStatus.WITHDRAWN,
    (CaseStatus.ACTIVE, CaseStep.WORK): CaseStatus.ACTIVE,
    (CaseStatus.ACTIVE, CaseStep.TAKE_OVER): CaseStatus.ACTIVE,
    (CaseStatus.ACTIVE, CaseStep.ADVISOR_LEFT): CaseStatus.SUBMITTED,
    (CaseStatus.ACTIVE, CaseStep.CLOSE): CaseStatus.CLOSED,
    (CaseStatus.ACTIVE, CaseStep.WITHDRAW): CaseStatus.WITHDRAWN,
    (CaseStatus.CLOSED, CaseStep.EVALUATE): CaseStatus.EVALUATED,
    (CaseStatus.CLOSED, CaseStep.REOPEN): CaseStatus.ACTIVE,
    (CaseStatus.CLOSED, CaseStep.REOPEN_ANEW): CaseStatus.SUBMITTED,
    (CaseStatus.EVALUATED, CaseStep.REOPEN): CaseStatus.ACTIVE,
    (CaseStatus.EVALUATED, CaseStep.REOPEN_ANEW): CaseStatus.SUBMITTED,
}
"""From where, by which step, to where. What is not in it cannot happen."""

ENDED = frozenset({CaseStatus.CLOSED, CaseStatus.EVALUATED, CaseStatus.WITHDRAWN})
"""Statuses in which nobody works on a case."""


def may(status: CaseStatus, step: CaseStep) -> bool:
    """Whether a step can be taken from a status."""
    return (status, step) in TRANSITIONS


def after(status: CaseStatus, step: CaseStep) -> CaseStatus:
    """The status after a step.

    Raises Refused("case_over") for a case that has ended, Refused("case_open") for a step back
    into a case that is open already, and Refused("stale_button") for any other step that the
    table does not hold.
    """
    found = TRANSITIONS.get((status, step))
    if found is not None:
        return found
    if status in ENDED:
        raise Refused("case_over")
    if step in {CaseStep.REOPEN, CaseStep.REOPEN_ANEW}:
        raise Refused("case_open")
    raise Refused("stale_button")
