"""A poller that goes on whatever Telegram answers, and is started again where it has died."""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.playground.errors import ApiError
from bot.receiving import polling, receiving_bot
from tests.support.databases import Databases
from tests.support.dialogue import City
from tests.support.tables import with_tables

QUICK = 0.01
PATIENCE = 10


@pytest.fixture
async def city(databases: Databases, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[City]:
    """A running bot that does not pause for long."""
    monkeypatch.setattr(receiving_bot, "FIRST_PAUSE", QUICK)
    monkeypatch.setattr(receiving_bot, "LONGEST_PAUSE", 4 * QUICK)
    monkeypatch.setattr(polling, "FIRST_PAUSE", QUICK)
    monkeypatch.setattr(polling.Polling, "LOOKS_EVERY", QUICK)
    url = databases.new("sqlite", prepare=with_tables)
    city = City(url)
    await city.open()
    yield city
    await city.close()
    databases.drop(url)


@pytest.fixture
def logs() -> Iterator[list[Any]]:
    """What is logged, as an operator sees it."""
    with capture_logs() as found:
        yield found


async def polled(city: City, times: int = 1) -> None:
    """Wait until Telegram was asked for updates so often."""
    known = len(polls(city))
    # The poll that waits at Telegram ends, so that the next one comes.
    city.messenger.updates._end_poll(None)
    await city.messenger.wait_for(lambda: len(polls(city)) >= known + times, PATIENCE)


def polls(city: City) -> list[Any]:
    return [call for call in city.messenger.calls if call.method == "getUpdates"]


@pytest.mark.parametrize("status", [401, 404, 409, 400, 403, 500])
async def test_it_hears_again_after_any_refusal(
    city: City, logs: list[Any], caplog: pytest.LogCaptureFixture, status: int
) -> None:
    city.messenger.faults.refuse(ApiError(status, "Whatever"), "getUpdates", times=3)
    await polled(city, 4)
    chat = city.person("Ayşe")
    await chat.says("/start")
    await chat.reads("Hej Ayşe")
    refusals = [each for each in logs if each["log_level"] in {"warning", "error"}]
    assert len(refusals) == 3
    assert not any(record.exc_info for record in caplog.records)
    assert city.running.trouble.error is None


async def test_it_asks_ever_more_slowly(city: City, logs: list[Any]) -> None:
    city.messenger.faults.refuse(ApiError(401, "Unauthorized"), "getUpdates", times=5)
    await polled(city, 6)
    chat = city.person("Ayşe")
    await chat.says("/start")
    assert [each["event"] for each in logs if each["log_level"] == "error"] == ["token_refused"] * 5


async def test_another_program_that_polls_is_named(city: City, logs: list[Any]) -> None:
    city.messenger.faults.refuse(ApiError(409, "Conflict: terminated"), "getUpdates", times=2)
    await polled(city, 3)
    told = [each for each in logs if each["event"] == "polled_by_another"]
    assert [each["pause"] for each in told] == [QUICK, 2 * QUICK]


async def test_where_it_is_refused_for_long_the_program_ends_and_is_to_be_started_again(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receiving_bot, "DEAF_AFTER", 3 * QUICK)
    city.messenger.faults.refuse(ApiError(404, "Not Found"), "getUpdates", times=1000)
    city.messenger.updates._end_poll(None)
    async with asyncio.timeout(PATIENCE):
        await city.running.trouble.wait()
    error = city.running.trouble.error
    assert error is not None
    assert error.exit_code == 75
    assert str(error).startswith("TELEGRAM_BOT_TOKEN: ")


async def test_a_refusal_between_other_answers_ends_nothing(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receiving_bot, "DEAF_AFTER", 0.2)
    for _time in range(30):
        city.messenger.faults.refuse(ApiError(401, "Unauthorized"), "getUpdates")
        city.messenger.faults.refuse(ApiError(502, "Bad Gateway"), "getUpdates")
    await polled(city, 61)
    assert city.running.trouble.error is None


async def test_a_poller_that_died_is_started_again(
    city: City, monkeypatch: pytest.MonkeyPatch, logs: list[Any]
) -> None:
    monkeypatch.setattr(polling, "DEAD_AFTER", 5 * QUICK)
    updater = city.running._application.updater
    task: asyncio.Task[None] = updater._Updater__polling_task  # type: ignore[union-attr]
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    async with asyncio.timeout(PATIENCE):
        while not any(each["event"] == "poller_died" for each in logs):  # noqa: ASYNC110
            await asyncio.sleep(QUICK)
    monkeypatch.setattr(polling, "DEAD_AFTER", PATIENCE)
    chat = city.person("Ayşe")
    await chat.says("/start")
    await chat.reads("Hej Ayşe")


async def test_a_refusal_at_the_very_start_is_waited_out(city: City) -> None:
    await city.stop_bot()
    for method in ("getMe", "deleteWebhook"):
        city.messenger.faults.refuse(ApiError(401, "Unauthorized"), method, times=2)
    await city.start_bot()
    chat = city.person("Ayşe")
    await chat.says("/start")
    await chat.reads("Hej Ayşe")


async def test_a_stop_while_telegram_is_away_is_quick_and_quiet(
    city: City, caplog: pytest.LogCaptureFixture, logs: list[Any]
) -> None:
    await city.server.stop()
    await asyncio.sleep(5 * QUICK)
    async with asyncio.timeout(5):
        await city.stop_bot()
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert not [each for each in logs if each["log_level"] in {"error", "critical"}]


async def test_a_telegram_that_hangs_holds_up_no_stop(city: City) -> None:
    city.messenger.faults.delays["getUpdates"] = 60
    await polled(city)
    async with asyncio.timeout(5):
        await city.stop_bot()
    city.messenger.faults.clear()
