"""What the requester is asked of an evaluation, and what the team is told of it.

Scores are from 1 to 5.
"""

from storage.follow_ups.notices import Reminds
from storage.transaction.notice import AboutCase


class EvaluationWanted(Reminds, kind="evaluation_wanted"):
    """To the requester, some weeks after closing, and once more: how much did it help?"""


class Evaluated(AboutCase, kind="evaluated"):
    """To the advisor and the coordinators: the requester has given a score."""

    score: int


class EvaluationCorrected(AboutCase, kind="evaluation_corrected"):
    """To the same: the score that they were told of `before` was a slip."""

    score: int
    before: int
