"""What an advisor is told while proposing times, and what both sides are while calling off."""

from dataclasses import dataclass
from datetime import date, datetime

from casework.core.vocabulary import VisitAnswerKind
from storage.transaction.notice import FOLLOW_UP, TEAMS, AboutCase, InPlace, Notice
from storage.visits.notices import OfVisit, When


@dataclass(frozen=True, slots=True)
class OtherVisit:
    """Another visit of the advisor's, `agreed` or only proposed, at the hour that is `wanted`."""

    reference: str
    agreed: bool
    times: When
    wanted: When


class VisitProposing(AboutCase, InPlace, kind="visit_step", about=TEAMS):
    """To the advisor: the open `step` of proposing times, below what was put together so far.

    `starts` is when the time begins that has no end yet (UTC), `day` the one that was chosen last,
    `shown` a day of the month that the calendar shows. `alone`: nobody can be asked here, so that
    one time is noted as agreed.
    """

    step: str
    times: tuple[When, ...]
    alone: bool
    starts: datetime | None = None
    day: date | None = None
    shown: date | None = None
    place: str = ""
    clashes: tuple[OtherVisit, ...] = ()


class VisitCancelMenu(OfVisit, kind="visit_cancel_menu"):
    """To whoever wants to call a visit off: is that meant?"""


class VisitKept(OfVisit, InPlace, kind="visit_kept"):
    """To the same, in the place of the question: it was not called off."""


class AfterVisitAnswered(Notice, kind="after_visit_answered", about=FOLLOW_UP):
    """To whoever was asked how it goes, in the place of the question: it with their answer."""

    follow_up: int
    answer: VisitAnswerKind
    message_id: int
