"""Notices: what is added to a request."""

from collections.abc import Mapping

from handlers import addition_facts, case_facts
from handlers.notice import Notice
from handlers.views import additions

NOTICES: Mapping[str, Notice] = {
    "added": Notice(additions.added, case_facts.case),
    "request_added": Notice(additions.request_added, addition_facts.addition),
    "written_after_closing": Notice(additions.written_after_closing, addition_facts.addition),
    "addition": Notice(additions.addition, addition_facts.addition),
}
