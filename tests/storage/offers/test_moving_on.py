"""An open offer moves on to the next advisor: whatever moves it, the history says so."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import col, select

from storage import reachability
from storage.absences import absences
from storage.cases import history, own_cases
from storage.cases.history import Happened
from storage.leaving import leaving
from storage.offers import offers
from storage.people.people import Known
from storage.tables import Offer
from storage.transaction.unit_of_work import UnitOfWork
from tests.storage.town import NOW, advisor, coordinator, person, send
from tests.support.units import unit_of_work

Mover = Callable[[UnitOfWork, Known, Offer], None]


def blocks_the_bot(unit: UnitOfWork, asked: Known, _offer: Offer) -> None:
    reachability.lose(unit, asked.telegram_id, "Forbidden")


def leaves_the_team(unit: UnitOfWork, asked: Known, _offer: Offer) -> None:
    leaving.leave(unit, asked.id, "all")


def goes_away(unit: UnitOfWork, asked: Known, _offer: Offer) -> None:
    absences.plan(unit, asked, date(2026, 11, 23), date(2026, 11, 27), None, message_id=None)


def does_not_answer(unit: UnitOfWork, _asked: Known, offer: Offer) -> None:
    requisition = own_cases.locked(unit, offer.requisition_id)
    offers.expire(unit, offer, requisition)


@pytest.mark.parametrize("moves", [blocks_the_bot, leaves_the_team, goes_away, does_not_answer])
def test_the_history_says_that_it_was_not_answered(shared: Engine, moves: Mover) -> None:
    with unit_of_work(shared) as unit:
        coordinator(unit, 1)
        leyla, jonas = advisor(unit, 2, "Leyla"), advisor(unit, 3, "Jonas")
        case = send(unit, person(unit, 4, "Bo")).id or 0
        first = unit.session.exec(select(Offer).where(Offer.requisition_id == case)).one()

        moves(unit, leyla if first.advisor_id == leyla.id else jonas, first)

        ends = unit.session.exec(
            select(col(Offer.ended_at)).where(Offer.requisition_id == case).order_by(col(Offer.id))
        ).all()
        told = [each.kind for each in history.of_case(unit.session, case)]
    assert ends == [NOW, None]
    assert told[-3:] == [Happened.OFFERED, Happened.EXPIRED, Happened.OFFERED]
