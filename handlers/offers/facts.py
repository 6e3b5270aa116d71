"""What the notices about offers need to know when they are sent."""

from sqlmodel import Session

from casework.offers.standing import Standing
from handlers.cases.facts import case
from handlers.core.wording import may_be_gone
from handlers.offers.notices import AdvisorMenu, HandoverMenu, OfferMenu
from handlers.offers.views.assigning import Choice, Unassigned
from handlers.offers.views.handovers import Takers
from handlers.offers.views.offers import Taken
from handlers.relay.missing import missing_in
from storage.cards import reading
from storage.cards.reading import CaseFacts, OfferFacts
from storage.follow_ups.notices import PromiseAtRisk, PromisePassed
from storage.offers import asked, decisions, standings
from storage.offers.advisors import choosable
from storage.offers.notices import CaseTaken, NobodyLeft, Offered
from storage.people import people


def with_standing(
    session: Session, notice: PromiseAtRisk | PromisePassed
) -> tuple[CaseFacts, Standing] | None:
    """The case, and how it stands with it."""
    found = case(session, notice)
    standing = standings.of_case(session, notice.requisition)
    return None if found is None or standing is None else (found, standing)


def offer(session: Session, notice: Offered | OfferMenu) -> OfferFacts | None:
    """The offer and its case."""
    return reading.offer(session, notice.offer)


@may_be_gone("the case is gone")
def taken(session: Session, notice: CaseTaken) -> Taken | None:
    """The case, and what it was sent without."""
    found = case(session, notice)
    return None if found is None else Taken(found, missing_in(session, found))


@may_be_gone("the case is gone")
def takers(session: Session, notice: HandoverMenu) -> Takers | None:
    """Whom a case could be handed over to: everybody but the one who asks."""
    found = case(session, notice)
    if found is None:
        return None
    others = tuple(
        each
        for each in choosable.advisors_for(session, found.id)
        if each.advisor_id != notice.person
    )
    other = found.involved.asked
    name = people.first_name(session, other) if other is not None else None
    return Takers(found, others, name)


@may_be_gone("the case is gone")
def unassigned(session: Session, notice: NobodyLeft) -> Unassigned | None:
    """The case, and the advisors whom a coordinator can pick for it."""
    found = case(session, notice)
    if found is None:
        return None
    return found, choice(session, found)


@may_be_gone("the case is gone")
def menu(session: Session, notice: AdvisorMenu) -> tuple[CaseFacts, Choice, Standing] | None:
    """The same, and how it stands with the case."""
    found = case(session, notice)
    standing = standings.of_case(session, notice.requisition)
    if found is None or standing is None:
        return None
    return found, choice(session, found), standing


def choice(session: Session, found: CaseFacts) -> Choice:
    """Whom a coordinator can pick for a case, and who was asked before."""
    return Choice(
        choosable.advisors_for(session, found.id),
        decisions.newest_offer(session, found.id),
        asked.of_case(session, found.id),
    )
