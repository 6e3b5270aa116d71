"""How notices about having oneself erased are put into words."""

from handlers.core.wording import Wordings, worded
from handlers.erasure import facts, views
from handlers.erasure.notices import EraseCheck, EraseKept, EraseMenu
from storage.erasure.notices import Erased

WORDINGS: Wordings = dict(
    [
        worded(EraseCheck, views.erase_check, facts.erasing),
        worded(EraseKept, views.erase_kept),
        worded(EraseMenu, views.erase_menu),
        worded(Erased, views.erased),
    ]
)
