"""Reference numbers under load: no gap, no double, whoever fails beside them."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager

import pytest

from bot.database import Database
from bot.metrics import Metrics
from storage.cases import own_cases
from storage.database.engine import make_engine
from storage.people import people
from storage.transaction.unit_of_work import UnitOfWork
from tests.storage.town import NOW, OFFICE, finished, person, send
from tests.support.databases import Databases
from tests.support.tables import count, with_tables

READY = finished()


class HandlerError(Exception):
    """What goes wrong in a handler after the request was sent."""


@pytest.fixture
async def database(tables_url: str) -> AsyncIterator[Database]:
    """A running writer."""
    async with running(tables_url) as database:
        yield database


@asynccontextmanager
async def running(url: str) -> AsyncIterator[Database]:
    database = Database(make_engine(url), Metrics(), OFFICE, lambda: NOW)
    database.start()
    try:
        yield database
    finally:
        await database.stop()


def sent_by(number: int) -> Callable[[UnitOfWork], str]:
    """Somebody sends a request; every fourth one's handler fails at the end, in one of two ways."""

    def work(unit: UnitOfWork) -> str:
        known = person(unit, number, f"Nr. {number}")
        name = own_cases.name_of(send(unit, known, READY))
        if number % 8 == 0:
            raise HandlerError
        if number % 8 == 4:
            people._welcome(unit, known.telegram_id, "The same again", None)
        return name

    return work


async def test_numbers_have_no_gaps_and_no_doubles_however_many_send_at_once(
    database: Database, tables_url: str
) -> None:
    works = [database.run(sent_by(number)) for number in range(1, 65)]
    results = await asyncio.wait_for(asyncio.gather(*works, return_exceptions=True), 30)
    names = [each for each in results if isinstance(each, str)]
    assert len(names) == 48
    assert sorted(names) == [f"TF-2026-{number:04}" for number in range(1, 49)]
    assert count(tables_url, "requisition") == 48
    assert count(tables_url, "person") == 48, "of those that failed nothing is left"


@pytest.fixture
def server_url(databases: Databases) -> Iterator[str]:
    """The URL of a PostgreSQL database with tables."""
    url = databases.new("postgresql", prepare=with_tables)
    yield url
    databases.drop(url)


async def test_two_programs_on_one_database_count_together(server_url: str) -> None:
    async with running(server_url) as one, running(server_url) as other:
        await one.run(sent_by(1))  # the organisation is known
        works = [(one, other)[number % 2].run(sent_by(number)) for number in range(2, 42)]
        results = await asyncio.wait_for(asyncio.gather(*works, return_exceptions=True), 30)
    names = [each for each in results if isinstance(each, str)]
    assert sorted(names) == [f"TF-2026-{number:04}" for number in range(2, 32)]
