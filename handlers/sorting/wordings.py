"""How it is put into words that the area of a case, or how urgent it is, is another one."""

from handlers.cases.facts import case
from handlers.core.wording import Wordings, worded
from handlers.sorting import views
from handlers.sorting.notices import AreaMenu, UrgencyMenu
from storage.sorting.notices import AreaChanged, CaseSorted, PromiseMoved, UrgencyChanged

WORDINGS: Wordings = dict(
    [
        worded(UrgencyMenu, views.urgency_menu, case, asked_for=True),
        worded(AreaMenu, views.area_menu, case, asked_for=True),
        worded(CaseSorted, views.case_sorted, case),
        worded(UrgencyChanged, views.urgency_changed, case),
        worded(AreaChanged, views.area_changed, case),
        worded(PromiseMoved, views.promise_moved, case),
    ]
)
