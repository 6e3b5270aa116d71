"""Notices: closing a case, and reopening it."""

from collections.abc import Mapping

from handlers.cases import facts as case_facts
from handlers.closing.views import closing, put_away
from handlers.core.notice import Notice

NOTICES: Mapping[str, Notice] = {
    "close_outcome": Notice(closing.close_outcome),
    "close_tools": Notice(closing.close_tools),
    "close_text": Notice(closing.close_text),
    "close_check": Notice(closing.close_check, case_facts.case),
    "closing_put_away": Notice(put_away.closing_put_away, case_facts.case),
    "case_closed": Notice(closing.case_closed, case_facts.case),
    "closed": Notice(closing.closed, case_facts.case),
    "closed_again": Notice(closing.closed_again, case_facts.case),
    "helped": Notice(closing.helped, case_facts.case),
    "helped_thanks": Notice(closing.helped_thanks, case_facts.case),
    "reopened": Notice(closing.reopened, case_facts.case),
    "case_reopened": Notice(closing.case_reopened, case_facts.case),
}
