"""Lists of cases, a page at a time: requests of one's own, an advisor's cases, all open ones."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_
from sqlmodel import Session, col, select

from casework.cases.choosing import ALL_OPEN, STATUSES, Chosen, Stage
from casework.cases.reference import reference
from casework.core.vocabulary import CaseStatus, Urgency
from storage.absences import standing_in
from storage.cases.own_cases import in_hands_of
from storage.people import people
from storage.tables import Offer, Organisation, Requisition, RequisitionFocusArea

REQUESTS_A_PAGE, CASES_A_PAGE = 5, 10
"""A requester has few; the team looks for one among many."""


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
    return _page(session, [col(Requisition.requester_id) == requester_id], page, REQUESTS_A_PAGE)


def cases_of(session: Session, advisor_id: int, page: int, chosen: Chosen = ALL_OPEN) -> Page:
    """The cases an advisor has taken and not closed, or stands in for, newest first.

    Of closed ones those that they have closed.
    """
    away = people.names(session, standing_in.acts_for(session, advisor_id))
    theirs = in_hands_of(advisor_id, list(away))
    if chosen.stage is Stage.CLOSED:
        theirs = and_(col(Requisition.advisor_id) == advisor_id, _is_at(Stage.CLOSED))
    found = _page(session, [theirs, *_in_area(chosen)], page, CASES_A_PAGE)
    lines = [replace(each, instead_of=away.get(each.advisor_id or 0)) for each in found.lines]
    return replace(found, lines=tuple(lines))


def all_cases(session: Session, page: int, chosen: Chosen = ALL_OPEN) -> Page:
    """Every case that is open, or at another stage that was chosen, for a coordinator."""
    conditions = [_is_at(chosen.stage), *_in_area(chosen)]
    if chosen.advisor is not None:
        conditions.append(_concerns(chosen.advisor))
    return _page(session, conditions, page, CASES_A_PAGE)


def _is_at(stage: Stage) -> ColumnElement[bool]:
    return col(Requisition.status).in_(STATUSES[stage])


def _in_area(chosen: Chosen) -> list[ColumnElement[bool]]:
    """Also where that is not the first area of a case."""
    if chosen.area is None:
        return []
    area = RequisitionFocusArea
    return [
        exists().where(
            col(area.requisition_id) == col(Requisition.id),
            col(area.focus_area) == chosen.area,
        )
    ]


def _concerns(advisor_id: int) -> ColumnElement[bool]:
    """They have it, or are being asked to take it."""
    asked = exists().where(
        col(Offer.requisition_id) == col(Requisition.id),
        col(Offer.advisor_id) == advisor_id,
        col(Offer.ended_at).is_(None),
    )
    return or_(col(Requisition.advisor_id) == advisor_id, asked)


def _page(session: Session, conditions: Sequence[Any], number: int, size: int) -> Page:
    total = session.exec(select(func.count(col(Requisition.id))).where(*conditions)).one()
    pages = max(1, -(-total // size))
    number = min(max(number, 0), pages - 1)
    rows = session.exec(
        select(Requisition, Organisation)
        .join(Organisation)
        .where(*conditions)
        .order_by(col(Requisition.id).desc())
        .offset(number * size)
        .limit(size)
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
