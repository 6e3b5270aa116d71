"""Lists of cases, a page at a time: requests of one's own, an advisor's cases, all open ones."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from casework.cases.permissions import OPEN
from casework.cases.reference import reference
from casework.core.vocabulary import CaseStatus, Urgency
from storage.absences import standing_in
from storage.cases.own_cases import in_hands_of
from storage.people import people
from storage.tables import Organisation, Requisition

PAGE = 5
"""Cases a page of a list."""


@dataclass(frozen=True)
class Line:
    """A case as one line of a list. `instead_of` names the advisor one stands in for."""

    id: int
    reference: str
    status: CaseStatus
    problem: str
    organisation_name: str
    urgency: Urgency
    advisor_id: int | None
    instead_of: str | None = None


@dataclass(frozen=True)
class Page:
    """A page of a list, counted from 0."""

    lines: tuple[Line, ...]
    number: int
    pages: int
    total: int


def has_asked(session: Session, person_id: int) -> bool:
    """Whether somebody has ever sent a request."""
    theirs = select(Requisition.id).where(Requisition.requester_id == person_id).limit(1)
    return session.exec(theirs).first() is not None


def requests_of(session: Session, requester_id: int, page: int) -> Page:
    """A person's own requests, newest first."""
    return _page(session, [col(Requisition.requester_id) == requester_id], page)


def open_cases_of(session: Session, advisor_id: int, page: int) -> Page:
    """The cases an advisor has taken and not closed, or stands in for, newest first."""
    away = people.names(session, standing_in.acts_for(session, advisor_id))
    found = _page(session, [in_hands_of(advisor_id, list(away))], page)
    lines = [replace(each, instead_of=away.get(each.advisor_id or 0)) for each in found.lines]
    return replace(found, lines=tuple(lines))


def all_open_cases(session: Session, page: int) -> Page:
    """Every open case, for a coordinator, newest first."""
    return _page(session, [col(Requisition.status).in_(OPEN)], page)


def _page(session: Session, conditions: Sequence[Any], number: int) -> Page:
    total = session.exec(select(func.count(col(Requisition.id))).where(*conditions)).one()
    pages = max(1, -(-total // PAGE))
    number = min(max(number, 0), pages - 1)
    rows = session.exec(
        select(Requisition, Organisation)
        .join(Organisation)
        .where(*conditions)
        .order_by(col(Requisition.id).desc())
        .offset(number * PAGE)
        .limit(PAGE)
    )
    lines = tuple(
        Line(
            requisition.id or 0,
            reference(requisition.year, requisition.number),
            requisition.status,
            requisition.problem,
            organisation.name,
            requisition.urgency,
            requisition.advisor_id,
        )
        for requisition, organisation in rows
    )
    return Page(lines, number, pages, total)
