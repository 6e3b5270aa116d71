"""Whoever asked for help never stands in for the advisor of their own case, whoever asks."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import Engine, update
from sqlmodel import col

from casework.core.vocabulary import CaseStatus
from storage.agenda import digest as agenda_digest
from storage.cases import lists
from storage.cases.own_cases import substitute_in
from storage.offers import standings
from storage.people.people import Known
from storage.tables import AwayTime, Requisition
from storage.transaction.unit_of_work import UnitOfWork
from storage.worklist import lines
from tests.storage.town import NOW, advisor
from tests.storage.waiting_cases import active
from tests.support.units import unit_of_work

LATER = NOW + timedelta(days=16)


@pytest.fixture
def away(shared: Engine) -> Iterator[tuple[UnitOfWork, Known, Known]]:
    """Leyla is away, and Jonas stands in for her."""
    with unit_of_work(shared, LATER) as unit:
        leyla, jonas = advisor(unit, 2, "Leyla"), advisor(unit, 3, "Jonas")
        unit.session.add(
            AwayTime(
                person_id=leyla.id,
                substitute_id=jonas.id,
                first=NOW.date(),
                last=(NOW + timedelta(days=30)).date(),
                created_at=NOW,
                began_at=NOW,
            )
        )
        unit.session.flush()
        yield unit, leyla, jonas


def agenda(unit: UnitOfWork, person: Known) -> list[int | None]:
    """The cases in somebody's agenda."""
    asked = agenda_digest.asked(unit.session, unit.office, person.id, unit.now)
    items = agenda_digest.read(unit.session, asked).agenda.items
    return [each.requisition_id for each in items]


@pytest.mark.parametrize("own", [False, True])
def test_nobody_stands_in_for_their_own_advisor(
    away: tuple[UnitOfWork, Known, Known], *, own: bool
) -> None:
    unit, leyla, jonas = away
    case = active(unit.session, 1, leyla, requester_id=jonas.id if own else None)
    row = unit.session.get_one(Requisition, case)
    stands_in = None if own else jonas.id

    assert substitute_in(unit.session, row) == stands_in
    assert lines.whom_to_nudge(unit.session, case) == (stands_in or leyla.id)
    standing = standings.of_case(unit.session, case)
    assert standing is not None
    assert standing.other == ("" if own else "Jonas")
    listed = [] if own else [case]
    assert agenda(unit, jonas) == listed
    assert [each.id for each in lists.cases_of(unit.session, jonas.id, 0).lines] == listed


def test_an_offer_of_somebody_who_is_away_is_nobody_elses(
    away: tuple[UnitOfWork, Known, Known],
) -> None:
    """Who stands in cannot answer it, and so is not reminded of it."""
    unit, leyla, _jonas = away
    case = active(unit.session, 1, leyla)
    unit.session.execute(
        update(Requisition)
        .where(col(Requisition.id) == case)
        .values(status=CaseStatus.SUBMITTED, advisor_id=None)
    )
    unit.session.expire_all()
    assert lines.whom_to_nudge(unit.session, case) is None
