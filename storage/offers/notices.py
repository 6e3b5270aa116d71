"""What people are told of offers and handovers. Moments are in UTC."""

from casework.core.stored import Moment
from casework.core.vocabulary import DeclineReason
from storage.follow_ups.notices import Reminds
from storage.offers.times import Then
from storage.transaction.notice import (
    NAMED,
    OFFER,
    TEAMS,
    TEAMS_NAMED,
    AboutCase,
    Notice,
)


class Asked(Notice):
    """`name` has been asked: until when their answer is waited for, and what happens then.

    Both are None in what a version has written that named no moment.
    """

    name: str
    answer_by: Moment | None = None
    then: Then | None = None


# An offer


class Offered(Notice, kind="offer", about=OFFER):
    """To an advisor: will you take this case?"""

    offer: int


class OfferUnanswered(Reminds, kind="offer_unanswered"):
    """To the advisor who has been asked: their answer is waited for."""


class OfferDeclined(Notice, kind="offer_declined", about=NAMED):
    """To an advisor who has declined. `last`: nobody is left to ask."""

    reference: str
    last: bool = False


class OfferMoved(Notice, kind="offer_moved", about=NAMED):
    """To an advisor who has not answered in time. `last`: nobody is left to ask."""

    reference: str
    last: bool = False


class CaseTaken(AboutCase, kind="case_taken"):
    """To the advisor who has accepted, or to whom a coordinator, `by`, has given it."""

    by: str | None = None


class Accepted(AboutCase, kind="accepted"):
    """To the requester: an advisor has taken their case."""


class AdvisorLeft(AboutCase, kind="advisor_left"):
    """To the requester: `name`, their advisor, has left the team, and somebody else is looked for.

    It says that nobody has the case, so that it is not said once somebody has it.
    """

    name: str


# Coordinators choose


class NobodyLeft(AboutCase, kind="nobody_left"):
    """To a coordinator: no advisor has taken this case; all of them, to choose from."""


class CaseAssigned(Asked, kind="case_assigned", about=NAMED):
    """To the coordinator who has chosen whom to ask, with the offer that came of it."""

    reference: str
    offer: int | None = None


class CaseGiven(Notice, kind="case_given", about=TEAMS_NAMED):
    """To the coordinator who has given a case to `name`; `former` had it before, if anybody did."""

    reference: str
    name: str
    former: str | None = None


class DecidedFirst(AboutCase, kind="decided_first"):
    """To a coordinator: another one, `by`, has asked `to` before, at this moment.

    `seen` is the offer that came of it. With an `advisor`, of this `name`, whether to ask that one
    all the same; without, there is nothing to decide any more.
    """

    by: str
    to: str
    at: Moment
    declined: bool
    seen: int
    advisor: int | None = None
    name: str = ""


class DecidedAnew(AboutCase, kind="decided_anew"):
    """To a coordinator who had asked `former`: another one, `by`, has asked `to` since."""

    by: str
    to: str
    former: str


# A handover


class HandoverAsked(AboutCase, Asked, kind="handover_asked", about=TEAMS):
    """To the advisor who hands the case over: somebody has been asked."""


class HandoverNobody(AboutCase, kind="handover_nobody", about=TEAMS):
    """To the same: nobody is left to ask. `told`: there are coordinators who hear of it."""

    told: bool = True


class HandoverKept(AboutCase, kind="handover_kept", about=TEAMS):
    """To the same, who keeps the case after all."""


class HandoverArranged(AboutCase, Asked, kind="handover_arranged", about=TEAMS):
    """To the advisor who has the case: a coordinator, `by`, has asked somebody to take it over."""

    by: str


class HandoverStopped(AboutCase, kind="handover_stopped", about=TEAMS):
    """To the coordinator who had asked `name`: its advisor, `advisor`, keeps it."""

    name: str
    advisor: str


class StaysWithAdvisor(AboutCase, kind="stays_with_advisor", about=TEAMS):
    """To the same: `name` does not take it, for this reason; without one, has not answered."""

    name: str
    advisor: str
    reason: DeclineReason | None = None


class HandoverBack(AboutCase, kind="handover_back", about=TEAMS):
    """To the same: `name` does not take it, for this reason; without one, has not answered."""

    name: str
    reason: DeclineReason | None = None


class HandoverOver(AboutCase, kind="handover_over", about=TEAMS):
    """To the one who was asked: `name` has kept it, or closed it, meanwhile."""

    name: str


class HandoverExpired(Notice, kind="handover_expired", about=TEAMS_NAMED):
    """To the one who was asked and has not answered in time."""

    reference: str


class HandoverDeclined(Notice, kind="handover_declined", about=TEAMS_NAMED):
    """To the one who was asked and has declined."""

    reference: str


class HandoverStuck(AboutCase, kind="handover_stuck", about=TEAMS):
    """To a coordinator: `name` would like to hand it over, and nobody is left to ask."""

    name: str


class HandedOver(AboutCase, kind="handed_over", about=TEAMS):
    """To the advisor who had the case: `name` has taken it over.

    `by` is the coordinator who has given it to them, where one has.
    `visit` is when the visit that they knew of begins and ends, which `name` holds.
    """

    name: str
    visit: tuple[Moment, Moment] | None = None
    by: str | None = None


class TakenOver(AboutCase, kind="taken_over"):
    """To the advisor who has it now: it came from `former`, perhaps given by a coordinator."""

    former: str
    by: str | None = None


class NewAdvisor(AboutCase, kind="new_advisor"):
    """To the requester: `name` goes on in the place of `former`."""

    name: str
    former: str


class HandedInCircles(AboutCase, kind="handed_in_circles", about=TEAMS):
    """To a coordinator: `name` has it for the second time, now from `former`."""

    name: str
    former: str
