"""What the requester is told while evaluating, and what the team reads when they open it."""

from storage.transaction.notice import AboutCase, InPlace


class EvaluationScored(AboutCase, InPlace, kind="evaluation_scored"):
    """To the requester, in the place of the question: the score from 1 to 5, to be corrected."""

    follow_up: int
    score: int


class EvaluationQuestion(AboutCase, kind="evaluation_question"):
    """To the requester: one of the three questions, by its name (`casework.evaluations`)."""

    evaluation: int
    question: str


class EvaluationThanks(AboutCase, kind="evaluation_thanks"):
    """To the requester, after the last question."""

    evaluation: int


class EvaluationDeclined(AboutCase, kind="evaluation_declined"):
    """To the requester, who does not want to answer: they are not asked again."""


class EvaluationRead(AboutCase, kind="evaluation"):
    """To the team, who has opened it: an evaluation whole."""

    evaluation: int
