"""What people are told when a coordinator changes how urgent a case is, or its area."""

from casework.core.vocabulary import FocusArea, Urgency
from storage.transaction.notice import TEAMS, AboutCase, InPlace


class UrgencyChanged(AboutCase, kind="urgency_changed", about=TEAMS):
    """To whoever has the case or is asked to take it: `by` has changed it, perhaps the promise."""

    by: str
    urgency: Urgency
    moved: bool = False


class AreaChanged(AboutCase, kind="area_changed", about=TEAMS):
    """To the same: the primary focus area is another one."""

    by: str
    area: FocusArea


class PromiseMoved(AboutCase, kind="promise_moved"):
    """To the requester: `by` has changed how urgent it is, and there is another date."""

    by: str
    urgency: Urgency


class CaseSorted(AboutCase, InPlace, kind="case_sorted", about=TEAMS):
    """To the coordinator who has changed it: who was told, and whether the promise has moved."""

    told: tuple[str, ...] = ()
    moved: bool = False
