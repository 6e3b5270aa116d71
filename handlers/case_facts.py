"""What the notices about one case, and about lists of cases, need to know when they are sent."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from casework.standing import Standing
from casework.vocabulary import Role
from handlers.views import cards, evaluations, visit_clashes, visits
from handlers.views.handovers import Choice
from handlers.views.team import Unassigned
from storage import (
    activities,
    case_lists,
    case_reading,
    cases,
    choosable,
    decisions,
    people,
    standings,
    visit_facts,
)
from storage import drafts as stored_drafts
from storage import evaluations as stored_evaluations
from storage import visit_clashes as stored_clashes
from storage.activities import WorkPage
from storage.case_lists import Page
from storage.case_reading import AttachmentFacts
from storage.cases import CaseFacts, OfferFacts
from storage.drafts import DraftFacts
from storage.history import EventFacts

Params = Mapping[str, Any]


def case(session: Session, params: Params) -> CaseFacts | None:
    """The case."""
    return cases.case(session, params["requisition"])


def with_history(
    session: Session, params: Params
) -> tuple[CaseFacts, tuple[EventFacts, ...]] | None:
    """The case and what happened to it."""
    return cases.case_with_history(session, params["requisition"])


def card(session: Session, params: Params) -> cards.WithWork | None:
    """The case, the newest of its work, and how it went."""
    found = case(session, params)
    if found is None:
        return None
    done = activities.page(session, found.id, most=cards.NEWEST)
    return found, done, stored_evaluations.of_case(session, found.id)


def with_standing(session: Session, params: Params) -> tuple[CaseFacts, Standing] | None:
    """The case, and how it stands with it."""
    found = case(session, params)
    standing = standings.of_case(session, params["requisition"])
    return None if found is None or standing is None else (found, standing)


def offer(session: Session, params: Params) -> OfferFacts | None:
    """The offer and its case."""
    return cases.offer(session, params["offer"])


def attachment(session: Session, params: Params) -> AttachmentFacts | None:
    """A file of the case; None once the offer it came with is over."""
    if "offer" in params and not case_reading.still_counts(session, params["offer"]):
        return None
    return case_reading.attachment(session, params["requisition"], params["position"])


def work(session: Session, params: Params) -> tuple[str, WorkPage]:
    """The reference of the case, and a page of what was done in it."""
    page = activities.page(session, params["requisition"], params["page"])
    return case_reading.reference_of(session, params["requisition"]), page


def takers(session: Session, params: Params) -> Choice | None:
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
    return Choice(found, others, name)


def unassigned(session: Session, params: Params) -> Unassigned | None:
    """The case, the advisors whom a coordinator can pick for it, and its newest offer."""
    found = case(session, params)
    if found is None:
        return None
    advisors = choosable.advisors_for(session, found.id)
    return found, advisors, decisions.newest_offer(session, found.id)


def visit(session: Session, params: Params) -> visits.OfCase | None:
    """The case and one visit of it."""
    found = case(session, params)
    one = visit_facts.one(session, params["visit"])
    return None if found is None or one is None else (found, one)


def chosen_visit(session: Session, params: Params) -> visit_clashes.Chosen | None:
    """A time that was chosen, and what else whoever goes has then."""
    found = visit(session, params)
    if found is None or params["position"] >= len(found[1].slots):
        return None
    wanted = found[1].slots[params["position"]]
    clashes = stored_clashes.known(session, params["goes"], [wanted], besides=found[0].id)
    return visit_clashes.Chosen(*found, tuple(each for each in clashes if each.agreed))


def evaluation(session: Session, params: Params) -> evaluations.OfCase | None:
    """The case and what its requester said of how it went."""
    found = case(session, params)
    one = stored_evaluations.one(session, params["evaluation"])
    return None if found is None or one is None else (found, one)


def draft(session: Session, params: Params) -> DraftFacts | None:
    """What is filled in of a case that is not sent yet."""
    return stored_drafts.facts(session, params["draft"])


def requests(session: Session, params: Params) -> Page:
    """A page of a person's own requests."""
    return case_lists.requests_of(session, params["person"], params["page"])


def open_cases(session: Session, params: Params) -> Page:
    """A page of an advisor's open cases, or of everybody's for who is a coordinator still."""
    if params["everything"] and Role.COORDINATOR in people.roles(session, params["person"]):
        return case_lists.all_open_cases(session, params["page"])
    return case_lists.open_cases_of(session, params["person"], params["page"])
