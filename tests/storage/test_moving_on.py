"""An open offer moves on to the next advisor: whatever moves it, the history says so."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from storage import absences, history, leaving, offers, own_cases, reachability
from storage.history import Happened
from storage.people import Known
from storage.tables import Offer
from tests.storage.town import NOW, OFFICE, advisor, coordinator, person, send

Mover = Callable[[Session, Known, Offer], None]


def blocks_the_bot(session: Session, asked: Known, _offer: Offer) -> None:
    reachability.lose(session, OFFICE, asked.telegram_id, "Forbidden", NOW)


def leaves_the_team(session: Session, asked: Known, _offer: Offer) -> None:
    leaving.leave(session, OFFICE, asked.id, "all", NOW)


def goes_away(session: Session, asked: Known, _offer: Offer) -> None:
    absences.plan(
        session, OFFICE, asked, date(2026, 11, 23), date(2026, 11, 27), None, NOW, message_id=None
    )


def does_not_answer(session: Session, _asked: Known, offer: Offer) -> None:
    requisition = own_cases.locked(session, offer.requisition_id)
    offers.expire(session, OFFICE, offer, requisition, NOW)


@pytest.mark.parametrize("moves", [blocks_the_bot, leaves_the_team, goes_away, does_not_answer])
def test_the_history_says_that_it_was_not_answered(shared: Engine, moves: Mover) -> None:
    with Session(shared) as session:
        coordinator(session, 1)
        leyla, jonas = advisor(session, 2, "Leyla"), advisor(session, 3, "Jonas")
        case = send(session, person(session, 4, "Bo")).id or 0
        first = session.exec(select(Offer).where(Offer.requisition_id == case)).one()

        moves(session, leyla if first.advisor_id == leyla.id else jonas, first)

        ends = session.exec(
            select(col(Offer.ended_at)).where(Offer.requisition_id == case).order_by(col(Offer.id))
        ).all()
        told = [each.kind for each in history.of_case(session, case)]
    assert ends == [NOW, None]
    assert told[-3:] == [Happened.OFFERED, Happened.EXPIRED, Happened.OFFERED]
