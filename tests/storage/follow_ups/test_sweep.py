"""What is due is found by index, and fired in few statements, however much is followed up."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event, text
from sqlmodel import Session, col, select, update

from benchmarks import crowded
from benchmarks.crowded import NOW
from casework.core.vocabulary import FollowUpKind
from storage.database import schema
from storage.database.engine import make_engine
from storage.follow_ups import firing
from storage.queues.outbox import Outgoing
from storage.subjects import FOLLOW_UPS
from storage.tables import FollowUp, Requisition
from tests.support.databases import KINDS, Databases
from tests.support.units import unit_of_work

STILL_OPEN, DUE, ENDED = 1500, 27, 100
INDEX = "ix_follow_up_due"


def crowd(url: str) -> None:
    """A database in which much is followed up, and its statistics up to date."""
    engine = make_engine(url)
    schema.migrate(engine)
    with engine.begin() as connection:
        crowded.fill(connection, still_open=STILL_OPEN, due=DUE, ended=ENDED)
        connection.execute(text("ANALYZE"))
    engine.dispose()


@pytest.fixture(params=KINDS)
def engine(request: pytest.FixtureRequest, databases: Databases) -> Iterator[Engine]:
    url = databases.new(request.param, prepare=crowd)
    made = make_engine(url)
    yield made
    made.dispose()
    databases.drop(url)


def fire(engine: Engine, now: datetime = NOW, **most: int) -> list[Outgoing]:
    """Fire all that is due, batch after batch; returns what people are told."""
    messages: list[Outgoing] = []
    more = True
    while more:
        with engine.begin() as connection, unit_of_work(connection) as unit:
            unit.begin()
            more = firing.fire_due(unit.at(now), FOLLOW_UPS, **most).more
            messages += unit.enqueued
            unit.session.flush()
    return messages


@contextmanager
def noted(engine: Engine) -> Iterator[list[tuple[str, Any]]]:
    """The statements that are sent meanwhile, with their parameters."""
    found: list[tuple[str, Any]] = []

    def note(*given: Any) -> None:
        _connection, _cursor, statement, parameters, _context, _many = given
        found.append((statement, parameters))

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(engine, "before_cursor_execute", note)


def plan_of(connection: Connection, statement: str, parameters: Any) -> str:
    """How the database goes about a statement."""
    explain = "EXPLAIN QUERY PLAN" if connection.dialect.name == "sqlite" else "EXPLAIN"
    rows = connection.exec_driver_sql(f"{explain} {statement}", parameters)
    return "\n".join(str(row[-1]) for row in rows)


def test_what_is_due_is_found_by_its_index(engine: Engine) -> None:
    with noted(engine) as statements:
        assert len(fire(engine)) == DUE

    reads = [each for each in statements if "FROM follow_up" in each[0] and "due_at <=" in each[0]]
    assert len(reads) == 2
    with engine.connect() as connection:
        plans = [plan_of(connection, *read) for read in reads]
    for plan in plans:
        assert INDEX in plan
        assert "Seq Scan" not in plan
        assert "SCAN follow_up" not in plan


def test_a_batch_reads_what_it_is_about_at_once(engine: Engine) -> None:
    """Twice as many follow-ups cost as many statements, apart from looks that ask for more."""
    looks_that_ask = {
        FollowUpKind.NOTHING_LOGGED, FollowUpKind.AFTER_VISIT, FollowUpKind.EVALUATION
    }  # fmt: skip
    with engine.begin() as connection:
        connection.execute(update(FollowUp).values(due_at=NOW + timedelta(days=1)))
    counted = []
    for some in (1, 2):
        with engine.begin() as connection:
            due = (
                select(FollowUp.id)
                .where(col(FollowUp.ended_at).is_(None), ~col(FollowUp.kind).in_(looks_that_ask))
                .order_by(col(FollowUp.id))
                .limit(20 * some)
            )
            connection.execute(update(FollowUp).where(col(FollowUp.id).in_(due)).values(due_at=NOW))
        with noted(engine) as statements:
            assert len(fire(engine)) == 20 * some
        counted.append(len([each for each in statements if "INSERT INTO outbox" not in each[0]]))
    assert counted[0] == counted[1]


def test_one_message_gathers_all_that_is_due_for_somebody_whatever_a_batch_holds(
    engine: Engine,
) -> None:
    reminders = col(FollowUp.kind) == FollowUpKind.OWN_REMINDER, col(FollowUp.ended_at).is_(None)
    with engine.begin() as connection:
        connection.execute(update(FollowUp).values(due_at=NOW + timedelta(days=1)))
        mine = select(FollowUp.id).where(*reminders).order_by(col(FollowUp.id)).limit(30)
        whose = col(FollowUp.id) // 9 % 3 + 1
        connection.execute(
            update(FollowUp).where(col(FollowUp.id).in_(mine)).values(person_id=whose, due_at=NOW)
        )
        connection.execute(update(Requisition).values(advisor_id=col(Requisition.id) // 9 % 3 + 1))

    told = fire(engine, most=7)

    assert sorted((each.person_id, each.kind) for each in told) == [
        (person, "follow_ups_gathered") for person in (1, 2, 3)
    ]
    assert sorted(len(each.params["follow_ups"]) for each in told) == [10, 10, 10]


def test_more_than_a_message_holds_are_two(engine: Engine) -> None:
    reminders = col(FollowUp.kind) == FollowUpKind.OWN_REMINDER, col(FollowUp.ended_at).is_(None)
    with engine.begin() as connection:
        connection.execute(update(FollowUp).values(due_at=NOW + timedelta(days=1)))
        mine = select(FollowUp.id).where(*reminders).order_by(col(FollowUp.id)).limit(25)
        connection.execute(
            update(FollowUp).where(col(FollowUp.id).in_(mine)).values(person_id=1, due_at=NOW)
        )
        connection.execute(update(Requisition).values(advisor_id=1))

    told = fire(engine)

    assert [(each.person_id, len(reminded_of(each))) for each in told] == [(1, 12), (1, 12), (1, 1)]
    assert len({number for each in told for number in reminded_of(each)}) == 25


def test_nothing_is_told_twice_of_what_was_missed_for_a_month(engine: Engine) -> None:
    """Where a later round is due by then too, it says it all."""
    few = 3 * len(FOLLOW_UPS)
    with engine.begin() as connection:
        connection.execute(update(FollowUp).where(col(FollowUp.id) > few).values(ended_at=NOW))
    later = NOW + timedelta(days=31)

    told = fire(engine, later)

    with Session(engine) as session:
        subjects = {row.id: (row.subject, row.person_id) for row in session.exec(select(FollowUp))}
    about = Counter(subjects[number] for each in told for number in reminded_of(each))
    assert {each.kind for each in told} > {"conflict_not_taken", "offer_moved"}
    assert max(about.values()) == 1
    assert fire(engine, later) == []


def reminded_of(message: Outgoing) -> list[int]:
    """The follow-ups that a message names."""
    one = message.params.get("follow_up")
    return message.params.get("follow_ups", []) if one is None else [one]


def test_rows_that_another_process_has_in_hand_are_left_to_it(databases: Databases) -> None:
    url = databases.new("postgresql", prepare=crowd)
    one, other = make_engine(url), make_engine(url)
    with one.begin() as connection, unit_of_work(connection) as unit:
        unit.begin()
        assert firing.fire_due(unit.at(NOW), FOLLOW_UPS).number == DUE
        unit.session.flush()

        assert fire(other) == []
    assert fire(other) == []
    one.dispose()
    other.dispose()
    databases.drop(url)


def test_one_that_is_set_aside_is_due_no_more(engine: Engine) -> None:
    with engine.begin() as connection, unit_of_work(connection) as unit:
        first, *others = firing.next_due(unit.session, NOW)
        firing.set_aside(unit.at(NOW), first)
        assert firing.next_due(unit.session, NOW) == others
        unit.begin()
        for each in others:
            firing.fire_one(unit, each, FOLLOW_UPS)
        assert firing.next_due(unit.session, NOW) == []
        assert len(unit.enqueued) == DUE - 1
