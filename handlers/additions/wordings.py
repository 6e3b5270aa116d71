"""How notices about what is added to a request are put into words."""

from handlers.additions import facts
from handlers.additions.notices import AdditionShown, TellThis, TellWhat
from handlers.additions.views import additions, telling
from handlers.cases.facts import case
from handlers.core.wording import Wordings, worded
from storage.additions.notices import (
    AdditionKept,
    RequestAdded,
    RequestTold,
    WrittenAfterClosing,
)

WORDINGS: Wordings = dict(
    [
        worded(AdditionKept, additions.added, case),
        worded(RequestTold, additions.request_told, case),
        worded(RequestAdded, additions.request_added, facts.addition),
        worded(WrittenAfterClosing, additions.written_after_closing, facts.addition),
        worded(TellWhat, telling.tell_what, case),
        worded(TellThis, telling.tell_this, case),
        worded(AdditionShown, additions.addition, facts.addition),
    ]
)
