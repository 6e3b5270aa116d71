"""Several programs on one PostgreSQL database: what was received has its effect once."""

import asyncio
import threading
from collections.abc import AsyncIterator
from functools import partial

import pytest

from bot.database import Database
from bot.metrics import Metrics
from handlers import conversation
from handlers.conversation import Handled
from handlers.core.updates.incoming import Incoming, Kind
from storage.database.engine import make_engine
from storage.queues import inbox
from storage.transaction.unit_of_work import UnitOfWork
from tests.storage.town import NOW, OFFICE
from tests.support.databases import Databases
from tests.support.tables import count, with_tables

PATIENCE = 10
START = Incoming(
    1, Kind.MESSAGE, chat_id=5001, private=True, user_id=5001, first_name="Ayşe", text="/start"
)


@pytest.fixture
async def two(databases: Databases) -> AsyncIterator[tuple[Database, Database, str]]:
    """Two programs, and the database that they share."""
    url = databases.new("postgresql", prepare=with_tables)
    both = (
        Database(make_engine(url), Metrics(), OFFICE, lambda: NOW),
        Database(make_engine(url), Metrics(), OFFICE, lambda: NOW),
    )
    for each in both:
        each.start()
    yield *both, url
    for each in both:
        await each.stop()
    databases.drop(url)


def handle(unit: UnitOfWork) -> Handled:
    return conversation.handle(unit, START)


async def test_an_update_that_two_handle_at_once_is_handled_once(
    two: tuple[Database, Database, str],
) -> None:
    one, other, url = two
    await one.run(lambda unit: inbox.receive(unit, [(1, 5001, "{}")]))
    begun, go_on = threading.Event(), threading.Event()

    def slowly(unit: UnitOfWork) -> Handled:
        handled = handle(unit)
        begun.set()
        go_on.wait(PATIENCE)
        return handled

    first = asyncio.create_task(one.run(slowly))
    await asyncio.to_thread(begun.wait, PATIENCE)
    second = asyncio.create_task(other.run(handle))
    await asyncio.wait({second}, timeout=0.2)
    assert not second.done(), "it waits for what becomes of the first"
    go_on.set()
    results = await asyncio.wait_for(asyncio.gather(first, second), PATIENCE)
    assert [len(each.messages) for each in results] == [1, 0]
    assert (count(url, "outbox"), count(url, "person")) == (1, 1)


async def test_where_the_first_fails_the_second_handles_it(
    two: tuple[Database, Database, str],
) -> None:
    one, other, url = two
    await one.run(lambda unit: inbox.receive(unit, [(1, 5001, "{}")]))
    begun, go_on = threading.Event(), threading.Event()

    def fails(unit: UnitOfWork) -> Handled:
        handle(unit)
        begun.set()
        go_on.wait(PATIENCE)
        raise LookupError

    first = asyncio.create_task(one.run(fails))
    await asyncio.to_thread(begun.wait, PATIENCE)
    second = asyncio.create_task(other.run(handle))
    go_on.set()
    failed, handled = await asyncio.wait_for(
        asyncio.gather(first, second, return_exceptions=True), PATIENCE
    )
    assert isinstance(failed, LookupError)
    assert isinstance(handled, Handled)
    assert [each.kind for each in handled.messages] == ["greeting"]
    assert count(url, "outbox") == 1


async def test_an_update_that_two_receive_at_once_is_new_to_one_of_them(
    two: tuple[Database, Database, str],
) -> None:
    one, other, url = two
    rows = [(number, 5001, "{}") for number in range(1, 51)]
    receive = partial(inbox.receive, updates=rows)
    new = await asyncio.wait_for(asyncio.gather(one.run(receive), other.run(receive)), PATIENCE)
    assert not new[0] & new[1]
    assert new[0] | new[1] == set(range(1, 51))
    assert count(url, "inbox") == 50
