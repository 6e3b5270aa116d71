"""Notices: what is added to a request."""

from handlers.additions import facts as addition_facts
from handlers.additions.views import additions
from handlers.cases import facts as case_facts
from handlers.core.wording import Wording, Wordings

WORDINGS: Wordings = {
    "added": Wording(additions.added, case_facts.case),
    "request_added": Wording(additions.request_added, addition_facts.addition),
    "written_after_closing": Wording(additions.written_after_closing, addition_facts.addition),
    "addition": Wording(additions.addition, addition_facts.addition),
}
