"""A playground that listens, one person who has started the bot, and the bot's side of HTTP."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from typing import TYPE_CHECKING, Any, Protocol

import aiohttp
import pytest

from bot.clock import Clock
from bot.playground.chats.messenger import Messenger
from bot.playground.chats.model import User
from bot.playground.server import PlaygroundServer

if TYPE_CHECKING:
    from tests.bot.playground.echo import EchoBot


class Call(Protocol):
    """Calls a method of the Bot API with JSON parameters; gives Telegram's whole answer."""

    def __call__(self, method: str, /, **params: Any) -> Coroutine[Any, Any, dict[str, Any]]: ...


@pytest.fixture
async def server() -> AsyncIterator[PlaygroundServer]:
    playground = PlaygroundServer(Clock())
    await playground.start()
    yield playground
    await playground.stop()


@pytest.fixture
def messenger(server: PlaygroundServer) -> Messenger:
    return server.messenger


@pytest.fixture
def ayse(messenger: Messenger) -> User:
    """Somebody whom the bot may write to."""
    return messenger.user("Ayşe", started=True)


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def call(server: PlaygroundServer, http: aiohttp.ClientSession) -> Call:
    async def call_method(method: str, /, **params: Any) -> dict[str, Any]:
        address = f"{server.api_root}/bot{server.token}/{method}"
        async with http.post(address, json=params) as response:
            answer: dict[str, Any] = await response.json()
        assert response.status == answer.get("error_code", 200)
        return answer

    return call_method


@pytest.fixture
async def echo(call: Call) -> AsyncIterator["EchoBot"]:
    """A small bot on the other side."""
    from tests.bot.playground.echo import EchoBot

    bot = EchoBot(call)
    running = asyncio.create_task(bot.run())
    yield bot
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
