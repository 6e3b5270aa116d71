"""Notices: what is added to a request."""

from collections.abc import Mapping

from handlers.additions import facts as addition_facts
from handlers.additions.views import additions
from handlers.cases import facts as case_facts
from handlers.core.notice import Notice

NOTICES: Mapping[str, Notice] = {
    "added": Notice(additions.added, case_facts.case),
    "request_added": Notice(additions.request_added, addition_facts.addition),
    "written_after_closing": Notice(additions.written_after_closing, addition_facts.addition),
    "addition": Notice(additions.addition, addition_facts.addition),
}
