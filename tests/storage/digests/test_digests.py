"""Digests are sent once a person and period, on both databases."""

import threading
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, func, select
from sqlmodel import Session, col

from casework.core.vocabulary import DigestKind, Role
from casework.digests.rules import Due
from storage.digests import digests
from storage.people import people
from storage.subjects import MAKERS
from storage.tables import (
    Digest,
    DigestChoice,
    OutboxMessage,
    Person,
)
from storage.transaction.unit_of_work import UnitOfWork
from storage.worklist import reading as worklist_reading
from tests.storage.digests.due import send_due
from tests.storage.town import NOW, OFFICE, coordinator, person
from tests.storage.waiting_cases import (
    DAY,
    TUESDAY,
    case,
)
from tests.support.units import unit_of_work

PATIENCE = 10


def send_daily(unit: UnitOfWork, now: datetime) -> int:
    """The worklists alone."""
    asks = [
        ask for ask in digests.due_now(unit.session, OFFICE, now) if ask.kind is DigestKind.DAILY
    ]
    return sum(digests.send(unit.at(now), MAKERS, ask) for ask in asks)


def sent(session: Session) -> list[tuple[date, bool]]:
    rows = session.execute(select(Digest).order_by(col(Digest.id))).scalars()
    return [(row.period, row.late) for row in rows]


def test_sent_once_however_often_one_looks(shared: Engine) -> None:
    with unit_of_work(shared) as unit:
        karen = coordinator(unit, 1)
        unit.begin()
        assert send_due(unit.at(TUESDAY - timedelta(seconds=1))) == 0
        assert [send_due(unit.at(TUESDAY)) for _time in range(3)] == [
            1,
            0,
            0,
        ]
        assert [(row.kind, row.person_id) for row in unit.enqueued] == [("worklist", karen.id)]
        digest = unit.session.execute(select(Digest)).scalar_one()
        assert digest.outbox_id == unit.enqueued[0].id
        assert send_due(unit.at(TUESDAY - 3 * DAY)) == 0, "the clock was set back"
        assert send_due(unit.at(TUESDAY)) == 0
        assert sent(unit.session) == [(date(2026, 11, 24), False)]


def test_a_clock_that_ran_ahead_keeps_no_later_one_from_coming(shared: Engine) -> None:
    with unit_of_work(shared) as unit:
        coordinator(unit, 1)
        unit.begin()
        looks = (TUESDAY, TUESDAY + 300 * DAY, TUESDAY + DAY, TUESDAY + 2 * DAY, TUESDAY + DAY)
        assert [send_daily(unit, now) for now in looks] == [1, 1, 1, 1, 0]


def test_what_was_missed_comes_once(shared: Engine) -> None:
    with unit_of_work(shared) as unit:
        coordinator(unit, 1)
        unit.begin()
        send_due(unit.at(TUESDAY))
        friday_noon = TUESDAY + 3 * DAY + timedelta(hours=5)
        (ask,) = digests.due_now(unit.session, OFFICE, friday_noon)
        assert ask.due == Due(date(2026, 11, 27), late=True, since=date(2026, 11, 25))
        assert ask.told_until == TUESDAY
        assert send_due(unit.at(friday_noon)) == 1
        digest = (
            unit.session.execute(select(Digest).order_by(col(Digest.id).desc())).scalars().first()
        )
        assert digest is not None
        shown = worklist_reading.read(unit.session, digest.id or 0)
        assert shown is not None
        assert (shown.late, shown.missed_since) == (True, date(2026, 11, 25))


def test_who_cannot_be_reached_gets_it_when_they_are_back(shared: Engine) -> None:
    with unit_of_work(shared) as unit:
        karen = coordinator(unit, 1)
        unit.begin()
        row = unit.session.get_one(Person, karen.id)
        row.unreachable_since = NOW
        unit.session.flush()
        assert send_due(unit.at(TUESDAY)) == 0
        row.unreachable_since = None
        unit.session.flush()
        assert send_due(unit.at(TUESDAY + DAY)) == 1


@pytest.mark.parametrize(
    ("choice", "times"),
    [
        ({"wanted": False}, [0, 0, 0]),
        ({"wanted": True, "at": 9 * 60}, [0, 1, 1]),
        ({"wanted": True, "since": TUESDAY + timedelta(hours=1)}, [0, 0, 1]),
    ],
)
def test_as_they_have_chosen(shared: Engine, choice: dict[str, Any], times: list[int]) -> None:
    with unit_of_work(shared) as unit:
        karen = coordinator(unit, 1)
        unit.session.add(DigestChoice(person_id=karen.id, kind=DigestKind.DAILY, **choice))
        unit.session.flush()
        unit.begin()
        looks = (TUESDAY, TUESDAY + timedelta(hours=1, minutes=30), TUESDAY + timedelta(hours=26))
        assert [send_due(unit.at(now)) for now in looks] == times


def test_one_that_is_asked_for_takes_nothing_from_the_mornings(shared: Engine) -> None:
    with unit_of_work(shared) as unit:
        karen = coordinator(unit, 1)
        case(unit.session, 1)
        unit.begin()
        for _time in range(2):
            early = TUESDAY - timedelta(hours=1)
            digest = digests.make_now(unit.at(early), MAKERS, DigestKind.DAILY, karen.id)
            shown = worklist_reading.read(unit.session, digest)
            assert shown is not None
            assert [line.reference for line in shown.lines] == ["TF-2026-0001"]
        assert send_due(unit.at(TUESDAY)) == 1


def test_two_programs_at_once_send_one(migrated: Engine) -> None:
    with unit_of_work(migrated) as unit:
        coordinator(unit, 1)
        unit.session.commit()
    begun, go_on, results = threading.Event(), threading.Event(), []

    def first() -> None:
        with unit_of_work(migrated) as unit:
            unit.begin()
            results.append(send_due(unit.at(TUESDAY)))
            begun.set()
            go_on.wait(PATIENCE)
            unit.session.commit()

    def second() -> None:
        begun.wait(PATIENCE)
        with unit_of_work(migrated) as unit:
            threading.Timer(0.1, go_on.set).start()
            unit.begin()
            results.append(send_due(unit.at(TUESDAY)))
            unit.session.commit()

    both = [threading.Thread(target=each) for each in (first, second)]
    for each in both:
        each.start()
    for each in both:
        each.join(PATIENCE)
    with unit_of_work(migrated) as unit:
        told = unit.session.execute(select(func.count(col(OutboxMessage.id)))).scalar_one()
    assert (results, told) == ([1, 0], 1)


def test_the_team_of_tomorrow_is_asked_too(shared: Engine) -> None:
    with unit_of_work(shared) as unit:
        coordinator(unit, 1)
        unit.begin()
        send_due(unit.at(TUESDAY))
        ida = person(unit, 2, "Ida")
        people.grant(unit.at(TUESDAY + timedelta(hours=1)), ida.id, Role.COORDINATOR)
        assert send_due(unit.at(TUESDAY + timedelta(hours=2))) == 0
        assert send_due(unit.at(TUESDAY + DAY)) == 2
