"""What the team is told of an evaluation. Scores are from 1 to 5."""

from storage.transaction.notice import AboutCase


class Evaluated(AboutCase, kind="evaluated"):
    """To the advisor and the coordinators: the requester has given a score."""

    score: int


class EvaluationCorrected(AboutCase, kind="evaluation_corrected"):
    """To the same: the score that they were told of `before` was a slip."""

    score: int
    before: int
