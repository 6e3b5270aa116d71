"""What `/health` says is too old, and what is all right."""

import asyncio
import time
from collections.abc import AsyncIterator
from types import SimpleNamespace
from typing import Any

import pytest
from pydantic import SecretStr

from bot import database
from bot.delivery import chat_queue
from bot.serving.health import Ages, too_old
from bot.serving.listener import health
from tests.support.broken import away
from tests.support.databases import Databases
from tests.support.dialogue import City
from tests.support.tables import with_tables

WELL = {"telegram": 0.0, "poll": 31.0, "commit": 5.0, "delivery": 0.0}


@pytest.fixture
async def city(databases: Databases) -> AsyncIterator[City]:
    """A running bot."""
    url = databases.new("sqlite", prepare=with_tables)
    city = City(url)
    await city.open()
    yield city
    await city.close()
    databases.drop(url)


def ages(**others: float) -> Ages:
    return Ages(**(WELL | others))


@pytest.mark.parametrize(
    ("name", "well", "late"),
    [("telegram", 60, 61), ("poll", 90, 91), ("commit", 60, 61), ("delivery", 120, 121)],
)
def test_each_thing_has_its_time(name: str, well: float, late: float) -> None:
    assert too_old(ages()) == {}
    assert too_old(ages(**{name: well})) == {}
    told = too_old(ages(**{name: late}))
    assert list(told) == [name]
    assert f"{late} s" in told[name]


def test_all_that_is_late_is_named() -> None:
    assert list(too_old(Ages(100, 100, 100, 1000))) == ["telegram", "poll", "commit", "delivery"]


async def later(city: City, monkeypatch: pytest.MonkeyPatch, seconds: float) -> dict[str, Any]:
    """What it would say so many seconds from now, if nothing happened until then."""
    clock = SimpleNamespace(monotonic=lambda: time.monotonic() + seconds)
    with monkeypatch.context() as patched:  # not the event loop's own time
        patched.setattr(database, "time", clock)
        patched.setattr(chat_queue, "time", clock)
        patched.setattr(city.running.pulse, "now", clock.monotonic)
        return await health(city.running)


async def test_a_poll_and_a_commit_that_are_too_old_are_named(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (await health(city.running))["ok"]
    told = await later(city, monkeypatch, 95)
    assert not told["ok"]
    assert {"poll", "commit"} <= told.keys()
    assert "delivery" not in told


async def test_a_telegram_that_does_not_answer_is_named_after_a_minute(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    await city.server.stop()
    async with asyncio.timeout(10):
        while not city.running.pulse.silent_for:  # noqa: ASYNC110  (noticed by the next poll)
            await asyncio.sleep(0.01)
    assert "telegram" not in await later(city, monkeypatch, 50)
    assert "telegram" in await later(city, monkeypatch, 70)
    await city.server.start(port=int(city.server.url.rpartition(":")[2]))
    chat = city.person("Ayşe")
    await chat.says("/start")
    assert "telegram" not in await later(city, monkeypatch, 70)


async def test_what_is_due_and_does_not_go_out_is_named(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    chat = city.person("Ayşe")
    city.messenger.faults.server_error("sendMessage", times=1000)
    city.messenger.person_writes(chat.user, "/start")
    async with asyncio.timeout(10):
        while not city.running.delivery.due_for:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    assert "delivery" not in await later(city, monkeypatch, 100)
    assert "delivery" in await later(city, monkeypatch, 130)
    city.messenger.faults.clear()


async def test_a_chat_that_telegram_told_to_wait_is_not_late(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    chat = city.person("Ayşe")
    city.messenger.faults.flood("sendMessage", times=1, retry_after=300)
    city.messenger.person_writes(chat.user, "/start")
    await city.messenger.wait_for(
        lambda: any(call.status == 429 for call in city.messenger.calls), 10
    )
    await asyncio.sleep(0.05)
    assert "delivery" not in await later(city, monkeypatch, 200)


async def test_a_writer_that_waits_is_named(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    with away(city):
        waiting = asyncio.create_task(city.running.database.run(lambda _unit: None))
        await asyncio.sleep(0.05)
        assert "commit" in await later(city, monkeypatch, 65)
    await waiting
    assert "commit" not in await health(city.running)


async def test_with_a_webhook_no_poll_is_missed(
    databases: Databases, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = databases.new("sqlite", prepare=with_tables)
    city = City(url, webhook_url="http://127.0.0.1:9/x", webhook_secret=SecretStr("s"))
    await city.open()
    assert "poll" not in await later(city, monkeypatch, 1000)
    await city.close()
    databases.drop(url)
