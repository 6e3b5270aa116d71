"""Telegram brings updates by webhook instead of being asked for them."""

import socket
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest
from pydantic import SecretStr

from bot.configuration.values import Address
from bot.serving.listener import start_listening
from tests.support.databases import Databases
from tests.support.dialogue import City
from tests.support.tables import with_tables
from tests.support.walks import send_request


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


@pytest.fixture
async def city_with_webhook(databases: Databases) -> AsyncIterator[City]:
    port = free_port()
    city = City(
        databases.new("sqlite", prepare=with_tables),
        webhook_url=f"http://127.0.0.1:{port}/telegram",
        webhook_secret=SecretStr("a-secret-for-the-webhook"),
        listen=Address("127.0.0.1", port),
    )
    async with AsyncExitStack() as stack:
        stack.push_async_callback(city.close)
        await city.open()
        await start_listening(city.running, stack)
        yield city


async def test_a_request_is_sent_through_the_webhook(city_with_webhook: City) -> None:
    chat = city_with_webhook.person("Ayşe", language="en")
    await chat.says("/start")
    await chat.reads("Ayşe")

    reference = await send_request(chat, "en")

    assert reference.endswith("-0001")
    assert not city_with_webhook.messenger.calls_of("getUpdates")


async def test_what_does_not_come_from_telegram_is_refused(city_with_webhook: City) -> None:
    chat = city_with_webhook.person("Ayşe", language="en")
    city_with_webhook.messenger.webhook["secret_token"] = "a-guess"

    city_with_webhook.messenger.person_writes(chat.user, "/start")

    await city_with_webhook.messenger.wait_for(
        lambda: city_with_webhook.messenger.webhook.get("last_error_message")
    )
    assert city_with_webhook.metrics.updates_received == 0
    assert chat.messenger.last(chat.user) is None
