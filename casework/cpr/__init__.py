"""Finds Danish civil registration numbers (CPR) in a text: the one place that decides.

A number is DDMMYY-SSSS: a date of birth and four more digits, the first of which settles the
century (cpr.dk, "Opbygning af CPR-nummeret"). Numbers that others make up for somebody who has none
carry a day that is 60 higher (cpr.dk, "Erstatningspersonnummer i eksterne systemer"); they stand
for a person too, and are found as well.

- `folding` makes a copy to look at, without what nobody sees and with one way of writing digits;
- `shapes` finds what is formed like a number in it, `explained` what is formed like something else;
- `surroundings` reads the words beside it; `judging` decides by a table of what explains it, and
  `by_shape` where nothing does.

Digits written as words ("nul en nul to…") are not looked for.
"""

from casework.cpr.by_shape import Verdict
from casework.cpr.finding import find, look

__all__ = ["MASK", "Verdict", "contains_cpr", "look", "seam", "without_cpr"]

MASK = "██████-████"

_NEAR_THE_SEAM = 60
"""Characters on each side of a seam that can have to do with a number across it."""


def contains_cpr(text: str) -> bool:
    """Whether a civil registration number is in the text, for certain.

    Microseconds if there are no digits. A toss-up is none here: `look` tells of it.
    """
    return look(text) is Verdict.CERTAIN


def without_cpr(text: str) -> str:
    """The text with every number, and what may be one, covered by `MASK`."""
    pieces, end = [], 0
    for number in find(text):
        pieces += [text[end : number.start], MASK]
        end = number.end
    return "".join([*pieces, text[end:]])


def seam(first: str, second: str) -> Verdict:
    """What two texts make where one goes on in the other, as the pieces of one paste do.

    Only what reaches over the seam counts; what each holds by itself, `look` says.
    """
    before, after = first[-_NEAR_THE_SEAM:], second[:_NEAR_THE_SEAM]
    joined = (before + after, f"{before}\n{after}")
    across = (
        found.verdict
        for text in joined
        for found in find(text)
        if found.start < len(before) < found.end
    )
    return max(across, default=Verdict.NONE)
