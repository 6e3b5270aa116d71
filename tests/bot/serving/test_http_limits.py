"""A client that is slow, endless or many holds up nobody at the listener."""

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.configuration.values import Address
from bot.metrics import Metrics
from bot.serving import http_limits, web
from bot.serving.web import Webhook, create_app
from bot.serving.web_server import WebServer

SECRET = "the-Secret"
PATIENCE = 5
HEAD = b"POST /hook HTTP/1.1\r\nHost: x\r\nX-Telegram-Bot-Api-Secret-Token: the-Secret\r\n"


async def report() -> dict[str, object]:
    return {"ok": True}


async def receive(_update: object) -> None:
    pass


@pytest.fixture
async def where(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Address]:
    """A listener that loses patience soon."""
    monkeypatch.setattr(http_limits, "SECONDS_FOR_HEAD", 0.2)
    monkeypatch.setattr(http_limits, "MOST_CONNECTIONS", 5)
    monkeypatch.setattr(web, "SECONDS_FOR_BODY", 0.2)
    webhook = Webhook("/hook", SECRET, receive)
    server = WebServer(create_app(health=report, metrics=Metrics().as_text, webhook=webhook))
    yield await server.start(Address("127.0.0.1", 0))
    await server.stop()


async def sends(where: Address, *pieces: bytes, pause: float = 0.0) -> bytes:
    """Send these one after the other; returns all that comes until the connection is closed."""
    reader, writer = await asyncio.open_connection(*where)
    try:
        for piece in pieces:
            writer.write(piece)
            await asyncio.sleep(pause)
        async with asyncio.timeout(PATIENCE):
            return await reader.read()
    except ConnectionError:
        return b""
    finally:
        writer.close()


@pytest.mark.parametrize("begun", [b"", b"GET /health HT", b"GET /health HTTP/1.1\r\nHost: x\r\n"])
async def test_who_does_not_come_to_an_end_with_the_head_is_cut_off(
    where: Address, begun: bytes
) -> None:
    assert await sends(where, begun) == b""


async def test_a_head_that_drips_is_cut_off(where: Address) -> None:
    assert await sends(where, b"GET /health HTTP/1.1\r\n", *[b"X: y\r\n"] * 20, pause=0.05) == b""


async def test_a_head_without_end_is_cut_off(where: Address) -> None:
    assert await sends(where, b"GET / HTTP/1.1\r\nX: " + b"y" * 2**20) == b""


async def test_a_body_that_does_not_come_is_not_waited_for(where: Address) -> None:
    answer = await sends(where, HEAD + b"Content-Length: 100\r\nConnection: close\r\n\r\n{")
    assert answer.startswith(b"HTTP/1.1 408 ")


async def test_so_many_connections_at_a_time_and_others_when_they_have_gone(
    where: Address,
) -> None:
    async with aiohttp.ClientSession(f"http://{where}") as http:
        idle = [await asyncio.open_connection(*where) for _one in range(5)]
        assert await sends(where, b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n") == b""
        for reader, writer in idle:
            assert await reader.read() == b""
            writer.close()
        async with http.get("/health") as response:
            assert response.status == 200


async def test_a_connection_may_be_used_again_and_again(where: Address) -> None:
    connector = aiohttp.TCPConnector(limit=1)
    async with aiohttp.ClientSession(f"http://{where}", connector=connector) as http:
        for _time in range(4):
            async with http.get("/health") as response:
                assert response.status == 200
            await asyncio.sleep(0.1)
