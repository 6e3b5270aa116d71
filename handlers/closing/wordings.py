"""How notices about closing a case, and reopening it, are put into words."""

from handlers.cases.facts import case
from handlers.closing.notices import CloseCheck, CloseOutcome, CloseText, CloseTools
from handlers.closing.views import closing, put_away
from handlers.core.wording import Wordings, worded
from storage.closing.notices import (
    CaseClosed,
    CaseReopened,
    Closed,
    ClosedAgain,
    Helped,
    HelpedThanks,
    Reopened,
)
from storage.prompts.notices import ClosingPutAway

WORDINGS: Wordings = dict(
    [
        worded(CloseOutcome, closing.close_outcome),
        worded(CloseTools, closing.close_tools),
        worded(CloseText, closing.close_text),
        worded(CloseCheck, closing.close_check, case),
        worded(CaseClosed, closing.case_closed, case),
        worded(Closed, closing.closed, case),
        worded(ClosedAgain, closing.closed_again, case),
        worded(Helped, closing.helped, case),
        worded(HelpedThanks, closing.helped_thanks, case),
        worded(Reopened, closing.reopened, case),
        worded(CaseReopened, closing.case_reopened, case),
        worded(ClosingPutAway, put_away.closing_put_away, case),
    ]
)
