"""What cards of cases, and lists of them, need to know when they are sent."""

from sqlmodel import Session

from casework.core.vocabulary import Role
from handlers.cards.views import card as cards
from handlers.cases.facts import case
from handlers.core.card import CardParts
from handlers.core.effects import Params
from storage.cards import reading as cases
from storage.cards.reading import CaseFacts
from storage.cases import lists as case_lists
from storage.cases.history import EventFacts
from storage.cases.lists import Page
from storage.people import people


def with_history(
    session: Session, params: Params
) -> tuple[CaseFacts, tuple[EventFacts, ...]] | None:
    """The case and what happened to it."""
    return cases.case_with_history(session, params["requisition"])


def card(parts: CardParts, session: Session, params: Params) -> cards.Found | None:
    """The case, and what each subject needs to know of it."""
    found = case(session, params)
    if found is None:
        return None
    return found, {subject: part.load(session, found) for subject, part in parts.items()}


def requests(session: Session, params: Params) -> Page:
    """A page of a person's own requests."""
    return case_lists.requests_of(session, params["person"], params["page"])


def open_cases(session: Session, params: Params) -> Page:
    """A page of an advisor's open cases, or of everybody's for who is a coordinator still."""
    if params["everything"] and Role.COORDINATOR in people.roles(session, params["person"]):
        return case_lists.all_open_cases(session, params["page"])
    return case_lists.open_cases_of(session, params["person"], params["page"])
