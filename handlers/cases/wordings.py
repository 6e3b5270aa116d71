"""How a case, wherever it is shown, and what became of it are put into words."""

from handlers.cases import facts
from handlers.cases.notices import CaseText
from handlers.cases.views import gone, pieces
from handlers.core.wording import Wordings, worded
from storage.cases.notices import CaseAttachment, RequesterErased
from storage.queues.notices import RequesterLost

WORDINGS: Wordings = dict(
    [
        worded(RequesterLost, gone.requester_lost, facts.case),
        worded(RequesterErased, gone.requester_erased, facts.case),
        worded(CaseText, pieces.case_text, facts.case),
        worded(CaseAttachment, pieces.attachment, facts.attachment),
    ]
)
