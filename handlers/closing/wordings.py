"""Notices: closing a case, and reopening it."""

from handlers.cases import facts as case_facts
from handlers.closing.views import closing, put_away
from handlers.core.wording import Wording, Wordings

WORDINGS: Wordings = {
    "close_outcome": Wording(closing.close_outcome),
    "close_tools": Wording(closing.close_tools),
    "close_text": Wording(closing.close_text),
    "close_check": Wording(closing.close_check, case_facts.case),
    "closing_put_away": Wording(put_away.closing_put_away, case_facts.case),
    "case_closed": Wording(closing.case_closed, case_facts.case),
    "closed": Wording(closing.closed, case_facts.case),
    "closed_again": Wording(closing.closed_again, case_facts.case),
    "helped": Wording(closing.helped, case_facts.case),
    "helped_thanks": Wording(closing.helped_thanks, case_facts.case),
    "reopened": Wording(closing.reopened, case_facts.case),
    "case_reopened": Wording(closing.case_reopened, case_facts.case),
}
