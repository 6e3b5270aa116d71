"""What an operator sees of the running bot, and what it does by the clock."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.configuration.errors import OperatorError
from bot.configuration.values import Address
from bot.jobs.schedule import JOBS
from bot.serving.listener import health, start_listening
from tests.support.databases import Databases
from tests.support.dialogue import City
from tests.support.tables import count, with_tables

PATIENCE = 5


@pytest.fixture
async def city(databases: Databases) -> AsyncIterator[City]:
    """A running bot."""
    url = databases.new("sqlite", prepare=with_tables)
    city = City(url, listen=Address("127.0.0.1", 0))
    await city.open()
    yield city
    await city.close()
    databases.drop(url)


async def test_a_healthy_bot_says_so_and_what_waits(city: City) -> None:
    assert await health(city.running) == {"ok": True, "inbox": 0, "outbox": 0}


async def test_while_the_database_is_away_the_bot_says_so_at_once(city: City) -> None:
    city.running.database.engine.dispose()  # as after a restart of a server
    file = Path(city.database_url.removeprefix("sqlite:///"))
    with out_of_reach(file):
        told = await asyncio.wait_for(health(city.running), PATIENCE)
    assert told == {"ok": False, "database": "OperationalError"}
    assert (await health(city.running))["ok"]


@contextmanager
def out_of_reach(file: Path) -> Iterator[None]:
    """While this lasts the file cannot be opened."""
    file.rename(file.with_suffix(".away"))
    file.mkdir()
    yield
    file.rmdir()
    file.with_suffix(".away").rename(file)


async def test_a_webhook_that_telegram_does_not_take_is_the_operators_to_mend(
    databases: Databases,
) -> None:
    city = City(
        databases.new("sqlite", prepare=with_tables),
        webhook_url="https://example.dk/with a space",
        webhook_secret=SecretStr("not a secret that telegram takes"),
        listen=Address("127.0.0.1", 0),
    )
    async with AsyncExitStack() as stack:
        stack.push_async_callback(city.close)
        await city.open()
        with pytest.raises(OperatorError, match=r"^WEBHOOK_URL: .+\. Expected: "):
            await start_listening(city.running, stack)


async def test_what_was_handled_long_ago_is_forgotten_by_the_clock(city: City) -> None:
    chat = city.person("Ayşe", language="da")
    await chat.says("/start")
    assert count(city.database_url, "inbox") == 1
    await _forget(city)
    assert count(city.database_url, "inbox") == 1
    city.clock.advance(timedelta(days=4))
    await _forget(city)
    assert count(city.database_url, "inbox") == 0


async def _forget(city: City) -> None:
    job = next(job for job in JOBS if job.id == "forget handled updates")
    await job.work(city.running)
