"""How notices about evaluations are put into words."""

from collections.abc import Mapping

from casework.core.vocabulary import FollowUpKind
from casework.core.words import N_
from handlers.cases.facts import case
from handlers.core.reminding import ReminderWords
from handlers.core.wording import Wordings, worded
from handlers.evaluations import facts, views
from handlers.evaluations.notices import (
    EvaluationDeclined,
    EvaluationQuestion,
    EvaluationRead,
    EvaluationScored,
    EvaluationThanks,
)
from storage.evaluations.notices import Evaluated, EvaluationCorrected

WORDINGS: Wordings = dict(
    [
        worded(EvaluationScored, views.scored, case),
        worded(EvaluationQuestion, views.question, case),
        worded(EvaluationThanks, views.thanks, facts.evaluation),
        worded(EvaluationDeclined, views.declined, case),
        worded(Evaluated, views.evaluated, case),
        worded(EvaluationCorrected, views.corrected, case),
        worded(EvaluationRead, views.evaluation, facts.evaluation, asked_for=True),
    ]
)

FOLLOW_UPS: Mapping[str, ReminderWords] = {
    FollowUpKind.EVALUATION: ReminderWords(
        line=N_("{reference}: looking back, how much did it help?"),
        began=N_("{day} at {time}: the case was closed"),
        view=views.wanted,
    ),
}
