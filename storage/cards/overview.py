"""The team's lists of cases: with how it stands with each, and its last sign of life."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlmodel import Session, col

from casework.cases.choosing import Chosen
from casework.offers.standing import Standing
from storage.cases import lists
from storage.cases.lists import Page
from storage.offers import standings
from storage.people import people
from storage.tables import Requisition
from storage.work import silence


@dataclass(frozen=True)
class Overview:
    """A page of cases, newest first.

    `standing` and `last_sign` (UTC; a visit that is agreed may lie ahead) by the case's id.
    `advisor` names the one whose cases were chosen.
    """

    page: Page
    standing: dict[int, Standing]
    last_sign: dict[int, datetime]
    advisor: str = ""


def of_everybody(session: Session, page: int, chosen: Chosen) -> Overview:
    """The cases of the city, for a coordinator."""
    names = people.names(session, [chosen.advisor]) if chosen.advisor is not None else {}
    found = lists.all_cases(session, page, chosen)
    return _overview(session, found, names.get(chosen.advisor or 0, ""))


def of_advisor(session: Session, advisor_id: int, page: int, chosen: Chosen) -> Overview:
    """The cases that an advisor has, or stands in for."""
    return _overview(session, lists.cases_of(session, advisor_id, page, chosen))


def _overview(session: Session, page: Page, advisor: str = "") -> Overview:
    ids = [each.id for each in page.lines]
    signs = session.execute(
        select(col(Requisition.id), silence.last_sign())
        .select_from(Requisition)
        .where(col(Requisition.id).in_(ids))
    )
    last = {row[0]: row[1] for row in signs}
    return Overview(page, standings.of_cases(session, ids), last, advisor)
