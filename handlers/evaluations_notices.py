"""Notices: how a case went."""

from collections.abc import Mapping

from handlers import case_facts, evaluation_facts, follow_up_facts
from handlers.notice import Notice
from handlers.views import evaluations

NOTICES: Mapping[str, Notice] = {
    "evaluation_wanted": Notice(evaluations.wanted, follow_up_facts.reminder),
    "evaluation_scored": Notice(evaluations.scored, case_facts.case),
    "evaluation_question": Notice(evaluations.question, case_facts.case),
    "evaluation_thanks": Notice(evaluations.thanks, evaluation_facts.evaluation),
    "evaluation_declined": Notice(evaluations.declined, case_facts.case),
    "evaluated": Notice(evaluations.evaluated, case_facts.case),
    "evaluation_corrected": Notice(evaluations.corrected, case_facts.case),
    "evaluation": Notice(evaluations.evaluation, evaluation_facts.evaluation),
}
