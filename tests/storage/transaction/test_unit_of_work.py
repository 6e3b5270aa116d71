"""What a verb is handed: nobody can leave out whose office it is, or at what hour it happens."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import Session, select

from handlers.welcome.notices import AboutUs
from storage.offers.notices import NewAdvisor
from storage.queues import outbox
from storage.queues.outbox import Waiting
from storage.subjects import CONSEQUENCES
from storage.tables import WaitingNotice
from storage.transaction.unit_of_work import UnitOfWork
from tests.storage.town import NOW, OFFICE, person, told

NEW_ADVISOR = NewAdvisor(requisition=1, name="Leyla", former="Jonas")
NIGHT = NOW + timedelta(hours=13)


def test_what_somebody_is_told_at_night_waits_in_every_unit(session: Session) -> None:
    unit = UnitOfWork(session, OFFICE, NIGHT, CONSEQUENCES)
    ayse = person(unit, 1)
    unit.begin()

    kept = outbox.tell(unit, ayse.id, NEW_ADVISOR)

    assert kept is not None
    assert (kept.row, unit.enqueued) == (None, [])
    assert session.exec(select(WaitingNotice.person_id)).all() == [ayse.id]


def test_what_happened_long_ago_wakes_nobody_and_waits_for_nothing(session: Session) -> None:
    unit = replace(UnitOfWork(session, OFFICE, NIGHT, CONSEQUENCES), told_at_once=True)
    ayse = person(unit, 1)
    unit.begin()

    outbox.tell(unit, ayse.id, NEW_ADVISOR)

    assert told(unit) == [(ayse.telegram_id, "new_advisor")]


def test_another_moment_is_the_same_transaction(unit: UnitOfWork) -> None:
    ayse = person(unit, 1)
    later = unit.at(NIGHT)
    unit.begin(Waiting(ayse.telegram_id, ayse.id, "da", "tap"))

    outbox.answer(later, AboutUs())

    assert [(each.kind, each.created_at) for each in unit.enqueued] == [("about", NIGHT)]
    assert (later.session, unit.who_waits().callback_query_id) == (unit.session, None)


def test_nobody_is_answered_where_nobody_waits(unit: UnitOfWork) -> None:
    with pytest.raises(LookupError, match="nobody waits"):
        outbox.answer(unit, AboutUs())
