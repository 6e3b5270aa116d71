"""What each side says some days after a visit, and whether the two see it alike."""

from casework.core.errors import Refused
from casework.core.vocabulary import VisitAnswerKind


def answer(code: str) -> VisitAnswerKind:
    """The answer with this code. Raises Refused("stale_button") if there is none."""
    try:
        return VisitAnswerKind(code)
    except ValueError:
        raise Refused("stale_button") from None


def disagree(requester: VisitAnswerKind, advisor: VisitAnswerKind) -> bool:
    """Whether the two sides see it differently, so that somebody should talk to both."""
    return requester is not advisor
