"""What both sides are told of visits, and of how it goes after them.

Moments are in UTC. `requisition` is the case, `visit` the visit's id in the database.
"""

from datetime import datetime
from typing import Annotated

from pydantic import BeforeValidator

from casework.core.vocabulary import VisitAnswerKind
from casework.dates.calendar_file import Method
from casework.visits.rules import Side
from storage.follow_ups.notices import Reminds
from storage.tables import Visit
from storage.transaction.notice import AboutCase, WhenLost
from storage.transaction.unit_of_work import UnitOfWork

When = tuple[datetime, datetime]
"""When something begins and ends."""

WhenAndWhere = tuple[datetime, datetime, str]
"""The same, with the place; an empty one is the organisation's own."""

SideOrNobody = Annotated[Side | None, BeforeValidator(lambda said: said or None)]
"""Rows of the version before say that it is neither side by an empty text."""


class VisitUntold(AboutCase, kind="visit_untold", says_who_is_lost=True):
    """To the advisor: the requester does not know about a visit, and cannot be told here."""


class VisitPerhapsUntold(AboutCase, kind="visit_perhaps_untold"):
    """To the advisor: nobody knows whether the requester was told about a visit."""


_ADVISOR_TELLS = WhenLost(surely=VisitUntold, perhaps=VisitPerhapsUntold)


class OfVisit(AboutCase, visit_by="visit"):
    """A notice about one visit of a case."""

    visit: int


# Proposed


class VisitProposed(OfVisit, kind="visit_proposed"):
    """To the advisor: the requester has the times, or gets them at `until`."""

    until: datetime | None = None


class VisitTimes(OfVisit, kind="visit_times", when_lost=_ADVISOR_TELLS):
    """To the requester: the times of a proposal, to choose from.

    `off` is the one that they had chosen, and that is not possible any more.
    """

    proposal: int
    off: When | None = None

    def goes_out_with(self, unit: UnitOfWork, row: int) -> None:
        """The buttons of this row go once a time is taken."""
        visit = unit.session.get(Visit, self.visit)
        if visit is not None and visit.waits and visit.proposal == self.proposal:
            visit.asked_id = row
            unit.session.flush()


class VisitNoneFits(OfVisit, kind="visit_none_fits"):
    """To the requester, who has said so. `holds`: a time that was agreed before still does."""

    holds: bool


class VisitNoneFitted(OfVisit, kind="visit_none_fitted"):
    """To the advisor, or whoever stands in, who cannot propose others: then not `proposes`."""

    holds: bool
    proposes: bool


# Chosen at an hour at which whoever goes has another visit


class VisitClash(OfVisit, kind="visit_clash"):
    """To whoever acts for the advisor: a time was chosen, and `goes` (a person) has another visit.

    `position` is the chosen one among the times of the proposal, from 0. `holder` is the name of
    who goes, where that is not the reader.
    """

    proposal: int
    position: int
    goes: int
    holder: str | None = None


class VisitAskedFirst(OfVisit, kind="visit_asked_first"):
    """To the requester: whoever goes is asked before the chosen time is agreed."""

    proposal: int
    position: int


class VisitTimeOff(OfVisit, kind="visit_time_off"):
    """To whoever goes, who has said no to it: the requester chooses among the other times."""


# Agreed, and called off


class VisitAgreed(OfVisit, kind="visit_agreed", when_lost=_ADVISOR_TELLS):
    """To each side: a time is agreed; `moved` where another one was before."""

    side: Side
    sequence: int
    moved: bool

    def has_to_be_known(self) -> bool:
        """The advisor tells the requester; nobody has to tell the advisor."""
        return self.side is Side.REQUESTER


class VisitFile(OfVisit, kind="visit_file"):
    """The file for somebody's calendar, of this version (`sequence`) of the visit.

    `first` where they have had none of an earlier version. `left` is the name of somebody who is
    in the case no more, and `was` the visit as they knew it.
    """

    method: Method
    sequence: int
    first: bool = False
    left: str | None = None
    was: WhenAndWhere | None = None


class VisitCancelled(OfVisit, kind="visit_cancelled", when_lost=_ADVISOR_TELLS):
    """To each side: a visit is off; if it was not `agreed`, the times that were proposed are.

    `by` is the side that called it off, None where the case has ended or it was for the reader.
    `name` is the advisor's who did so; empty where the requester did.
    """

    side: Side
    by: SideOrNobody = None
    agreed: bool
    name: str = ""

    def has_to_be_known(self) -> bool:
        """The advisor tells the requester; nobody has to tell the advisor."""
        return self.side is Side.REQUESTER


class VisitSoon(Reminds, kind="visit_soon", visit_by="follow_up"):
    """To one side, the day before a visit and an hour before."""


# Some days after it


class AfterVisit(Reminds, kind="after_visit"):
    """To one side: how is it going after the visit?"""


class AfterVisitThanks(AboutCase, kind="after_visit_thanks"):
    """To whoever has said how it goes. `person` is whose answer it is; `closes`: may close it."""

    answer: VisitAnswerKind
    person: int
    closes: bool


class SaidStuck(AboutCase, kind="said_stuck"):
    """To the advisor, or whoever stands in: the requester says that it is stuck."""


class SaidSolved(AboutCase, kind="said_solved"):
    """To the same: the requester says that it is solved. `closes`: the reader may close it."""

    closes: bool
