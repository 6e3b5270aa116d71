"""Notices: a case, wherever it is shown, and what became of it."""

from collections.abc import Mapping

from handlers.cases import facts as case_facts
from handlers.cases.views import gone
from handlers.cases.views import pieces as case_pieces
from handlers.core.notice import Notice

NOTICES: Mapping[str, Notice] = {
    "requester_lost": Notice(gone.requester_lost, case_facts.case),
    "requester_erased": Notice(gone.requester_erased, case_facts.case),
    "case_text": Notice(case_pieces.case_text, case_facts.case),
    "attachment": Notice(case_pieces.attachment, case_facts.attachment),
}
