"""What the requester is asked some weeks after closing: a score, then three questions.

The questions are those of domain.md. Each may be left out; the score counts without them.
"""

from casework.core.errors import Refused

SCORES = (1, 2, 3, 4, 5)
"""From not at all to very much."""

LOW = 2
"""A score from here down is worth a call."""

QUESTIONS = ("good", "less_good", "better")
"""What was good, what was less good, and what could be better next time: in this order."""

LONGEST_ANSWER = 1000
"""Characters of an answer."""


def score(given: int) -> int:
    """The score that a button says. Raises Refused("stale_button") for one that is none."""
    if given not in SCORES:
        raise Refused("stale_button")
    return given


def is_low(given: int) -> bool:
    """Whether somebody should ask what was missing."""
    return given <= LOW


def question_after(question: str | None) -> str | None:
    """The question that comes next; the first after None, and None after the last.

    Raises Refused("stale_button") for one that is none.
    """
    if question is None:
        return QUESTIONS[0]
    if question not in QUESTIONS:
        raise Refused("stale_button")
    at = QUESTIONS.index(question) + 1
    return QUESTIONS[at] if at < len(QUESTIONS) else None
