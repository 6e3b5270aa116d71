"""What is written and when it is told: together, each for itself, in order, and only once kept."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import Session, select

from bot.database import MOST_TOGETHER, Database
from bot.metrics import Metrics
from storage.database.engine import make_engine
from storage.tables import Person
from storage.transaction.unit_of_work import UnitOfWork
from tests.support.tables import count
from tests.support.texts import OFFICE

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
PATIENCE = 10


class OwnError(Exception):
    """Something a handler raises."""


@pytest.fixture
async def database(tables_url: str) -> AsyncIterator[Database]:
    """Not started yet, so that what a test puts in is committed together."""
    database = Database(make_engine(tables_url), Metrics(), OFFICE, lambda: NOW)
    yield database
    await database.stop()


def keep(telegram_id: int) -> Callable[[UnitOfWork], int]:
    """Write a person down."""

    def work(unit: UnitOfWork) -> int:
        unit.session.add(Person(telegram_id=telegram_id, first_name="Ayşe", created_at=NOW))
        unit.session.flush()
        return telegram_id

    return work


def kept(session: Session) -> list[int | None]:
    return sorted(session.exec(select(Person.telegram_id)), key=lambda each: each or 0)


async def together(database: Database, *works: Callable[[UnitOfWork], Any]) -> list[Any]:
    """Put all in before the writer starts; their results, or what they raised."""
    tasks = [asyncio.create_task(database.run(work)) for work in works]
    await asyncio.sleep(0)
    database.start()
    return await asyncio.wait_for(asyncio.gather(*tasks, return_exceptions=True), PATIENCE)


async def test_what_waits_is_committed_together_and_each_gets_its_own_result(
    database: Database, tables_url: str
) -> None:
    metrics = database._metrics
    assert await together(database, *map(keep, range(1, 31))) == list(range(1, 31))
    assert (metrics.transactions, metrics.transactions_joined) == (1, 30)
    assert count(tables_url, "person") == 30


async def test_more_than_fit_into_one_commit_are_kept_in_the_order_in_which_they_came(
    database: Database,
) -> None:
    order: list[int] = []

    def work(number: int) -> Callable[[UnitOfWork], None]:
        return lambda unit: order.append(keep(number)(unit))

    numbers = list(range(1, 2 * MOST_TOGETHER + 10))
    await together(database, *map(work, numbers))
    assert order == numbers
    assert await database.read(kept) == numbers


def fails_by_itself(unit: UnitOfWork) -> None:
    keep(99)(unit)
    raise OwnError("no")


def breaks_a_rule_of_the_tables(unit: UnitOfWork) -> None:
    keep(99)(unit)
    keep(1)(unit)


def breaks_it_when_the_transaction_ends(unit: UnitOfWork) -> None:
    keep(99)(unit)
    unit.session.add(Person(telegram_id=1, first_name="Ayşe", created_at=NOW))


def breaks_it_in_plain_sql(unit: UnitOfWork) -> None:
    keep(99)(unit)
    again = text(
        "INSERT INTO person (telegram_id, first_name, privacy_version, created_at)"
        " SELECT telegram_id, first_name, privacy_version, created_at FROM person"
    )
    unit.session.execute(again)


def asks_what_nobody_can_answer(unit: UnitOfWork) -> None:
    keep(99)(unit)
    unit.session.execute(text("SELECT * FROM nowhere"))


def keeps_what_no_column_takes(unit: UnitOfWork) -> None:
    keep(99)(unit)
    unit.session.execute(text("UPDATE person SET first_name = :it"), {"it": object()})


def takes_everything_back(unit: UnitOfWork) -> None:
    keep(99)(unit)
    unit.session.rollback()
    raise OwnError("no")


def goes_on_after_an_error(unit: UnitOfWork) -> None:
    try:
        breaks_it_in_plain_sql(unit)
    except IntegrityError:
        raise OwnError("no") from None


@pytest.mark.parametrize(
    ("mistake", "error"),
    [
        (fails_by_itself, OwnError),
        (breaks_a_rule_of_the_tables, IntegrityError),
        (breaks_it_when_the_transaction_ends, IntegrityError),
        (breaks_it_in_plain_sql, IntegrityError),
        (asks_what_nobody_can_answer, DBAPIError),
        (keeps_what_no_column_takes, DBAPIError),
        (takes_everything_back, OwnError),
        (goes_on_after_an_error, OwnError),
    ],
)
async def test_one_that_fails_undoes_its_own_and_nothing_else(
    database: Database, mistake: Callable[[UnitOfWork], None], error: type[Exception]
) -> None:
    first, failed, second, failed_too, third = await together(
        database, keep(1), mistake, keep(2), mistake, keep(3)
    )
    assert (first, second, third) == (1, 2, 3)
    assert isinstance(failed, error)
    assert isinstance(failed_too, error)
    assert await database.read(kept) == [1, 2, 3]
    assert await asyncio.wait_for(database.run(keep(4)), PATIENCE) == 4


async def test_nobody_is_told_a_result_before_it_is_kept(
    database: Database, tables_url: str
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow(unit: UnitOfWork) -> None:
        begun.set()
        go_on.wait(PATIENCE)

    first = asyncio.create_task(database.run(keep(1)))
    second = asyncio.create_task(database.run(slow))
    await asyncio.sleep(0)
    database.start()
    await asyncio.to_thread(begun.wait, PATIENCE)
    for _turn in range(20):
        await asyncio.sleep(0)
    assert not first.done(), "it has run, and is not committed"
    assert count(tables_url, "person") == 0
    go_on.set()
    await asyncio.wait_for(first, PATIENCE)
    assert count(tables_url, "person") == 1
    await second


async def test_a_caller_who_has_left_holds_up_nobody(database: Database) -> None:
    leaving = asyncio.create_task(database.run(keep(1)))
    await asyncio.sleep(0)
    leaving.cancel()
    assert await together(database, keep(2)) == [2]
    assert await database.read(kept) == [1, 2], "what was asked for is done"


async def test_stopping_finishes_what_waits(database: Database, tables_url: str) -> None:
    tasks = [asyncio.create_task(database.run(keep(each))) for each in range(1, 251)]
    await asyncio.sleep(0)
    database.start()
    await database.stop()
    await asyncio.wait_for(asyncio.gather(*tasks), PATIENCE)
    assert count(tables_url, "person") == 250


async def test_a_reader_sees_what_is_committed_and_waits_for_no_writer(
    database: Database,
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow(unit: UnitOfWork) -> int:
        keep(2)(unit)
        begun.set()
        go_on.wait(PATIENCE)
        return 2

    assert await together(database, keep(1)) == [1]
    writing = asyncio.create_task(database.run(slow))
    await asyncio.to_thread(begun.wait, PATIENCE)
    assert await asyncio.wait_for(database.read(kept), PATIENCE) == [1]
    go_on.set()
    await writing
    assert await database.read(kept) == [1, 2]
