"""Notices: a case, wherever it is shown, and what became of it."""

from collections.abc import Mapping

from handlers import case_facts
from handlers.notice import Notice
from handlers.views import case_pieces, gone

NOTICES: Mapping[str, Notice] = {
    "requester_lost": Notice(gone.requester_lost, case_facts.case),
    "requester_erased": Notice(gone.requester_erased, case_facts.case),
    "case_text": Notice(case_pieces.case_text, case_facts.case),
    "attachment": Notice(case_pieces.attachment, case_facts.attachment),
}
