"""A database that is away for a while: everybody waits, and what waits is done once."""

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import Engine, event, make_url
from sqlmodel import Session, select
from structlog.testing import capture_logs

from bot.database import Database, DatabaseAwayError
from bot.metrics import Metrics
from storage.database.engine import make_engine
from storage.tables import Person
from storage.transaction.unit_of_work import UnitOfWork
from tests.support.databases import Databases
from tests.support.tables import count, with_tables
from tests.support.texts import OFFICE

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
PATIENCE = 10


def keep(unit: UnitOfWork) -> str:
    """Write a person down."""
    unit.session.add(Person(telegram_id=1, first_name="Ayşe", created_at=NOW))
    unit.session.flush()
    return "kept"


def people(session: Session) -> int:
    return len(session.exec(select(Person.id)).all())


async def until_it_has_been_tried(logs: list[Any]) -> None:
    """Wait until the writer has found the database away."""
    async with asyncio.timeout(PATIENCE):
        while not logs:  # noqa: ASYNC110  (the log has no event of its own)
            await asyncio.sleep(0.01)
    assert {each["event"] for each in logs} == {"database_away"}


async def started(engine: Engine) -> AsyncIterator[Database]:
    """A writer on the engine, stopped at the end."""
    database = Database(engine, Metrics(), OFFICE, lambda: NOW)
    database.start()
    yield database
    await database.stop()


# SQLite


@pytest.fixture
def file(databases: Databases) -> Iterator[str]:
    """The file of a SQLite database with tables."""
    url = databases.new("sqlite", prepare=with_tables)
    yield url.removeprefix("sqlite:///")
    databases.drop(url)


@pytest.fixture
async def on_sqlite(file: str) -> AsyncIterator[Database]:
    """A database that finds out at once when it is locked."""
    engine = make_engine(f"sqlite:///{file}")
    event.listen(engine, "connect", _impatient)
    async for database in started(engine):
        yield database


def _impatient(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA busy_timeout=1")


async def test_while_another_program_writes_to_the_file_everybody_waits(
    on_sqlite: Database, file: str
) -> None:
    with capture_logs() as logs, closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        waiting = asyncio.create_task(on_sqlite.run(keep))
        await until_it_has_been_tried(logs)
        assert not waiting.done()
        assert await on_sqlite.read(people) == 0, "reading goes on"
        other.execute("COMMIT")
        assert await asyncio.wait_for(waiting, PATIENCE) == "kept"
    assert await on_sqlite.read(people) == 1


async def test_while_the_file_is_locked_altogether_readers_wait_too(
    on_sqlite: Database, file: str
) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        other.execute("COMMIT")  # the lock stays
        reading = asyncio.create_task(on_sqlite.read(people))
        await asyncio.wait({reading}, timeout=0.1)
        assert not reading.done()
    assert await asyncio.wait_for(reading, PATIENCE) == 0


async def test_a_program_that_stops_waits_no_longer_for_a_locked_file(
    on_sqlite: Database, file: str
) -> None:
    with capture_logs() as logs, closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        waiting = [asyncio.create_task(on_sqlite.run(keep)) for _each in range(3)]
        await until_it_has_been_tried(logs)
        await asyncio.wait_for(on_sqlite.stop(), PATIENCE)
        for each in waiting:
            with pytest.raises(DatabaseAwayError):
                await asyncio.wait_for(each, PATIENCE)
    assert count(f"sqlite:///{file}", "person") == 0


async def test_a_file_that_cannot_be_opened_for_a_while_is_waited_for(
    on_sqlite: Database, file: str
) -> None:
    _take_away(Path(file))
    with capture_logs() as logs:
        waiting = asyncio.create_task(on_sqlite.run(keep))
        await until_it_has_been_tried(logs)
    _bring_back(Path(file))
    assert await asyncio.wait_for(waiting, PATIENCE) == "kept"


def _take_away(file: Path) -> None:
    file.rename(file.with_suffix(".away"))
    file.mkdir()


def _bring_back(file: Path) -> None:
    file.rmdir()
    file.with_suffix(".away").rename(file)


# PostgreSQL


@pytest.fixture
def server_url(databases: Databases) -> Iterator[str]:
    """The URL of a PostgreSQL database with tables."""
    url = databases.new("postgresql", prepare=with_tables)
    yield url
    databases.drop(url)


@pytest.fixture
async def on_postgresql(server_url: str) -> AsyncIterator[Database]:
    """A database on a server that can go away."""
    async for database in started(make_engine(server_url)):
        yield database


def on_the_server(url: str, statement: str) -> None:
    """Say something to the server, as its operator; {} is the database."""
    parts = make_url(url)
    address = f"host={parts.query['host']} user={parts.username} dbname=postgres"
    with psycopg.connect(address, autocommit=True) as operator:
        operator.execute(statement.format(parts.database).encode())


def cut_off(url: str) -> None:
    """End every connection to the database."""
    on_the_server(
        url, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{}'"
    )


async def test_connections_that_were_cut_off_are_made_anew(
    on_postgresql: Database, server_url: str
) -> None:
    assert await on_postgresql.read(people) == 0
    await on_postgresql.run(lambda _unit: None)
    cut_off(server_url)
    assert await asyncio.wait_for(on_postgresql.run(keep), PATIENCE) == "kept"
    cut_off(server_url)
    assert await asyncio.wait_for(on_postgresql.read(people), PATIENCE) == 1


async def test_a_transaction_that_was_cut_off_half_way_is_done_again_and_once(
    on_postgresql: Database, server_url: str
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    attempts: list[str] = []

    def half_way(unit: UnitOfWork) -> int:
        attempts.append(keep(unit))
        begun.set()
        go_on.wait(PATIENCE)
        return people(unit.session)

    waiting = asyncio.create_task(on_postgresql.run(half_way))
    await asyncio.to_thread(begun.wait, PATIENCE)
    cut_off(server_url)
    go_on.set()
    assert await asyncio.wait_for(waiting, PATIENCE) == 1
    assert len(attempts) == 2
    assert count(server_url, "person") == 1


async def test_while_the_server_lets_nobody_in_everybody_waits(
    on_postgresql: Database, server_url: str
) -> None:
    on_the_server(server_url, "ALTER DATABASE {} ALLOW_CONNECTIONS false")
    cut_off(server_url)
    with capture_logs() as logs:
        writing = asyncio.create_task(on_postgresql.run(keep))
        reading = asyncio.create_task(on_postgresql.read(people))
        await until_it_has_been_tried(logs)
        assert not writing.done()
        assert not reading.done()
        on_the_server(server_url, "ALTER DATABASE {} ALLOW_CONNECTIONS true")
        assert await asyncio.wait_for(writing, PATIENCE) == "kept"
        assert await asyncio.wait_for(reading, PATIENCE) in {0, 1}
    assert await on_postgresql.read(people) == 1
