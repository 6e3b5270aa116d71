"""How notices about what is added to a request are put into words."""

from handlers.additions import facts
from handlers.additions.notices import AdditionShown
from handlers.additions.views import additions
from handlers.cases.facts import case
from handlers.core.wording import Wordings, worded
from storage.additions.notices import AdditionKept, RequestAdded, WrittenAfterClosing

WORDINGS: Wordings = dict(
    [
        worded(AdditionKept, additions.added, case),
        worded(RequestAdded, additions.request_added, facts.addition),
        worded(WrittenAfterClosing, additions.written_after_closing, facts.addition),
        worded(AdditionShown, additions.addition, facts.addition),
    ]
)
