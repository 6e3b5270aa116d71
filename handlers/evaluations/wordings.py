"""Notices: how a case went."""

from collections.abc import Mapping

from casework.core.vocabulary import FollowUpKind
from casework.core.words import N_
from handlers.cases import facts as case_facts
from handlers.core.reminding import ReminderWords
from handlers.core.wording import Wording, Wordings
from handlers.evaluations import facts as evaluation_facts
from handlers.evaluations import views as evaluations

WORDINGS: Wordings = {
    "evaluation_scored": Wording(evaluations.scored, case_facts.case),
    "evaluation_question": Wording(evaluations.question, case_facts.case),
    "evaluation_thanks": Wording(evaluations.thanks, evaluation_facts.evaluation),
    "evaluation_declined": Wording(evaluations.declined, case_facts.case),
    "evaluated": Wording(evaluations.evaluated, case_facts.case),
    "evaluation_corrected": Wording(evaluations.corrected, case_facts.case),
    "evaluation": Wording(evaluations.evaluation, evaluation_facts.evaluation),
}

FOLLOW_UPS: Mapping[FollowUpKind, ReminderWords] = {
    FollowUpKind.EVALUATION: ReminderWords(
        line=N_("{reference}: looking back, how much did it help?"),
        began=N_("{day} at {time}: the case was closed"),
        view=evaluations.wanted,
    ),
}
