"""What cards of cases, and lists of them, need to know when they are sent."""

from collections.abc import Mapping

from sqlmodel import Session

from casework.core.vocabulary import Role
from handlers.cards.notices import By, Cases, CasesChoice, ForReader, Request, Requests
from handlers.cards.views import card as cards
from handlers.cases.facts import case
from handlers.core.card import CardParts
from handlers.core.wording import may_be_gone
from storage.cards import overview, reading
from storage.cards.overview import Overview
from storage.cards.reading import CaseFacts
from storage.cases import lists
from storage.cases.history import EventFacts
from storage.cases.lists import Page
from storage.people import people


@may_be_gone("the case is gone")
def with_history(
    session: Session, notice: Request
) -> tuple[CaseFacts, tuple[EventFacts, ...]] | None:
    """The case and what happened to it."""
    return reading.case_with_history(session, notice.requisition)


def card(parts: CardParts, session: Session, notice: ForReader) -> cards.Found | None:
    """The case, and what each subject needs to know of it."""
    found = case(session, notice)
    if found is None:
        return None
    return found, {subject: part.load(session, found) for subject, part in parts.items()}


def requests(session: Session, notice: Requests) -> Page:
    """A page of a person's own requests."""
    return lists.requests_of(session, notice.person, notice.page)


def cases(session: Session, notice: Cases) -> Overview:
    """A page of an advisor's cases, or of everybody's for whoever is still a coordinator."""
    if _sees_all(session, notice):
        return overview.of_everybody(session, notice.page, notice.chosen)
    return overview.of_advisor(session, notice.person, notice.page, notice.chosen)


def advisors(session: Session, notice: CasesChoice) -> Mapping[int, str]:
    """Whose cases a coordinator can choose, by id; none for anybody else."""
    if notice.by is not By.ADVISOR or not _sees_all(session, notice):
        return {}
    return people.names(session, people.with_role(session, Role.ADVISOR))


def _sees_all(session: Session, notice: Cases) -> bool:
    return notice.everything and Role.COORDINATOR in people.roles(session, notice.person)
