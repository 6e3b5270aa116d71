"""Notices: a case, wherever it is shown, and what became of it."""

from handlers.cases import facts as case_facts
from handlers.cases.views import gone
from handlers.cases.views import pieces as case_pieces
from handlers.core.wording import Wording, Wordings

WORDINGS: Wordings = {
    "requester_lost": Wording(gone.requester_lost, case_facts.case),
    "requester_erased": Wording(gone.requester_erased, case_facts.case),
    "case_text": Wording(case_pieces.case_text, case_facts.case),
    "attachment": Wording(case_pieces.attachment, case_facts.attachment),
}
