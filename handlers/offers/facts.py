"""What the notices about offers need to know when they are sent."""

from sqlmodel import Session

from casework.offers.standing import Standing
from handlers.cases.facts import case
from handlers.core.effects import Params
from handlers.offers.views.assigning import Unassigned
from handlers.offers.views.handovers import Takers
from storage.cards import reading as cases
from storage.cards.reading import CaseFacts, OfferFacts
from storage.offers import choosable, decisions, standings
from storage.people import people


def with_standing(session: Session, params: Params) -> tuple[CaseFacts, Standing] | None:
    """The case, and how it stands with it."""
    found = case(session, params)
    standing = standings.of_case(session, params["requisition"])
    return None if found is None or standing is None else (found, standing)


def offer(session: Session, params: Params) -> OfferFacts | None:
    """The offer and its case."""
    return cases.offer(session, params["offer"])


def takers(session: Session, params: Params) -> Takers | None:
    """Whom a case could be handed over to: everybody but the one who asks."""
    found = case(session, params)
    if found is None:
        return None
    others = tuple(
        each
        for each in choosable.advisors_for(session, found.id)
        if each.advisor_id != params["person"]
    )
    asked = found.involved.asked
    name = people.names(session, [asked])[asked] if asked is not None else None
    return Takers(found, others, name)


def unassigned(session: Session, params: Params) -> Unassigned | None:
    """The case, the advisors whom a coordinator can pick for it, and its newest offer."""
    found = case(session, params)
    if found is None:
        return None
    advisors = choosable.advisors_for(session, found.id)
    return found, advisors, decisions.newest_offer(session, found.id)
