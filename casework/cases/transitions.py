"""How a case moves from one status to the next: the whole of it is one table (domain.md)."""

from enum import StrEnum

from casework.core.errors import Refused
from casework.core.vocabulary import CaseStatus


class Step(StrEnum):
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


TRANSITIONS: dict[tuple[CaseStatus, Step], CaseStatus] = {
    (CaseStatus.SUBMITTED, Step.OFFER): CaseStatus.OFFERED,
    (CaseStatus.SUBMITTED, Step.NOBODY_LEFT): CaseStatus.SUBMITTED,
    (CaseStatus.SUBMITTED, Step.WITHDRAW): CaseStatus.WITHDRAWN,
    (CaseStatus.OFFERED, Step.OFFER): CaseStatus.OFFERED,
    (CaseStatus.OFFERED, Step.NOBODY_LEFT): CaseStatus.SUBMITTED,
    (CaseStatus.OFFERED, Step.ACCEPT): CaseStatus.ACTIVE,
    (CaseStatus.OFFERED, Step.WITHDRAW): CaseStatus.WITHDRAWN,
    (CaseStatus.ACTIVE, Step.WORK): CaseStatus.ACTIVE,
    (CaseStatus.ACTIVE, Step.TAKE_OVER): CaseStatus.ACTIVE,
    (CaseStatus.ACTIVE, Step.ADVISOR_LEFT): CaseStatus.SUBMITTED,
    (CaseStatus.ACTIVE, Step.CLOSE): CaseStatus.CLOSED,
    (CaseStatus.ACTIVE, Step.WITHDRAW): CaseStatus.WITHDRAWN,
    (CaseStatus.CLOSED, Step.EVALUATE): CaseStatus.EVALUATED,
    (CaseStatus.CLOSED, Step.REOPEN): CaseStatus.ACTIVE,
    (CaseStatus.CLOSED, Step.REOPEN_ANEW): CaseStatus.SUBMITTED,
    (CaseStatus.EVALUATED, Step.REOPEN): CaseStatus.ACTIVE,
    (CaseStatus.EVALUATED, Step.REOPEN_ANEW): CaseStatus.SUBMITTED,
}
"""From where, by which step, to where. What is not in it cannot happen."""

ENDED = frozenset({CaseStatus.CLOSED, CaseStatus.EVALUATED, CaseStatus.WITHDRAWN})
"""Statuses in which nobody works on a case."""


def may(status: CaseStatus, step: Step) -> bool:
    """Whether a step can be taken from a status."""
    return (status, step) in TRANSITIONS


def after(status: CaseStatus, step: Step) -> CaseStatus:
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
    if step in {Step.REOPEN, Step.REOPEN_ANEW}:
        raise Refused("case_open")
    raise Refused("stale_button")
