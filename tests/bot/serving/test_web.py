"""The webhook, health and metrics, over HTTP."""

import asyncio
import io
import json
import signal
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.configuration.errors import OperatorError
from bot.configuration.values import Address
from bot.metrics import Metrics
from bot.serving.web import LARGEST_UPDATE, Webhook, create_app
from bot.serving.web_server import SECONDS_TO_FINISH, WebServer

SECRET = "the-Secret_of-the-webhook"
SIGNED = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
ANY_PORT = Address("127.0.0.1", 0)
UPDATE = {"update_id": 7, "message": {"text": "hej"}}


class Program:
    """What the web server stands before."""

    def __init__(self) -> None:
        self.metrics = Metrics()
        self.received: list[dict[str, Any]] = []
        self.health: dict[str, Any] = {"ok": True, "database": "reachable"}
        self.storing = asyncio.Event()
        self.may_store = asyncio.Event()
        self.may_store.set()
        self.broken = False

    async def receive(self, update: dict[str, Any]) -> None:
        self.storing.set()
        await self.may_store.wait()
        if self.broken:
            raise ConnectionError("the database is away")
        self.received.append(update)

    async def report(self) -> dict[str, Any]:
        return self.health


@pytest.fixture
async def program() -> Program:
    return Program()


@pytest.fixture
async def server(program: Program) -> AsyncIterator[WebServer]:
    webhook = Webhook("/hook", SECRET, program.receive)
    app = create_app(health=program.report, metrics=program.metrics.as_text, webhook=webhook)
    server = WebServer(app)
    yield server
    await server.stop()


@pytest.fixture
async def http(server: WebServer) -> AsyncIterator[aiohttp.ClientSession]:
    where = await server.start(ANY_PORT)
    async with aiohttp.ClientSession(f"http://{where}") as session:
        yield session


async def status(http: aiohttp.ClientSession, body: Any = UPDATE, **more: Any) -> int:
    data = io.BytesIO(body if isinstance(body, bytes) else json.dumps(body).encode())
    async with http.post("/hook", data=data, headers=more.get("headers", SIGNED)) as response:
        return response.status


async def test_an_update_from_telegram_is_handed_over(
    http: aiohttp.ClientSession, program: Program
) -> None:
    assert await status(http) == 200
    assert program.received == [UPDATE]


async def test_telegram_is_told_only_when_the_update_is_stored(
    http: aiohttp.ClientSession, program: Program
) -> None:
    program.may_store.clear()
    answer = asyncio.create_task(status(http))
    await program.storing.wait()
    assert not answer.done()
    program.may_store.set()
    assert await answer == 200


async def test_an_update_that_could_not_be_stored_is_sent_again(
    http: aiohttp.ClientSession, program: Program
) -> None:
    program.broken = True
    assert await status(http) == 503
    program.broken = False
    assert await status(http) == 200
    assert program.received == [UPDATE]


@pytest.mark.parametrize(
    "headers",
    [{}, {"X-Telegram-Bot-Api-Secret-Token": "wrong"}, {"X-Telegram-Bot-Api-Secret-Token": "ø"}],
)
async def test_anybody_else_is_turned_away(
    http: aiohttp.ClientSession, program: Program, headers: dict[str, str]
) -> None:
    assert await status(http, headers=headers) == 401
    assert not program.received


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[1]",
        b'"x"',
        b"\xff",
        b"[" * 100_000,
        {},
        {"update_id": "7"},
        {"update_id": True},
    ],
)
async def test_what_is_no_update_is_refused(
    http: aiohttp.ClientSession, program: Program, body: Any
) -> None:
    assert await status(http, body) == 400
    assert not program.received


async def test_what_is_too_large_is_refused(http: aiohttp.ClientSession, program: Program) -> None:
    assert await status(http, {**UPDATE, "x": "x" * LARGEST_UPDATE}) == 413
    assert not program.received


async def test_the_webhook_is_for_posting_and_only_there_if_wanted(
    http: aiohttp.ClientSession, program: Program
) -> None:
    async with http.get("/hook") as response:
        assert response.status == 405
    polling = WebServer(create_app(health=program.report, metrics=program.metrics.as_text))
    where = await polling.start(ANY_PORT)
    async with http.post(f"http://{where}/hook", headers=SIGNED) as response:
        assert response.status == 404
    await polling.stop()


@pytest.mark.parametrize(("ok", "expected"), [(True, 200), (False, 503)])
async def test_health_says_how_it_is(
    http: aiohttp.ClientSession, program: Program, ok: bool, expected: int
) -> None:
    program.health["ok"] = ok
    async with http.get("/health") as response:
        assert response.status == expected
        assert await response.json() == {"ok": ok, "database": "reachable"}


async def test_metrics_are_in_the_form_of_prometheus(
    http: aiohttp.ClientSession, program: Program
) -> None:
    program.metrics.updates_handled += 3
    program.metrics.outbox_depth = 5
    program.metrics.committed(4)
    async with http.get("/metrics") as response:
        lines = (await response.text()).splitlines()
        assert response.content_type == "text/plain"
    assert "task_force_updates_handled_total 3.0" in lines
    assert "task_force_outbox_depth 5.0" in lines
    assert "task_force_transactions_total 1.0" in lines
    assert "task_force_transactions_joined_total 4.0" in lines
    assert any(line.startswith("process_resident_memory_bytes ") for line in lines)


async def test_an_address_in_use_is_the_operators_to_mend(
    http: aiohttp.ClientSession, server: WebServer
) -> None:
    taken = Address("127.0.0.1", http._base_url.port if http._base_url else 0)  # type: ignore[arg-type]
    second = WebServer(server._app)
    with pytest.raises(OperatorError, match=r"LISTEN: cannot listen on 127\.0\.0\.1:\d+ \(Addr"):
        await second.start(taken)
    await second.stop()


async def test_it_leaves_signals_to_the_program(server: WebServer) -> None:
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    await server.start(ANY_PORT)
    assert (signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)) == before


async def test_it_finishes_what_is_in_hand_before_it_closes(
    http: aiohttp.ClientSession, server: WebServer, program: Program
) -> None:
    program.may_store.clear()
    answer = asyncio.create_task(status(http))
    await program.storing.wait()
    stopping = asyncio.create_task(server.stop())
    program.may_store.set()
    assert await answer == 200
    await stopping
    with pytest.raises(aiohttp.ClientConnectorError):
        await status(http)


async def test_an_answer_that_is_still_read_goes_out_whole(program: Program) -> None:
    large = b"x" * 20_000_000
    server = WebServer(create_app(health=program.report, metrics=lambda: large))
    reader, writer = await asyncio.open_connection(*await server.start(ANY_PORT), limit=1000)
    writer.write(b"GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n")
    await reader.readuntil(b"\r\n\r\n")
    stopping = asyncio.create_task(server.stop())
    await asyncio.sleep(0)
    assert not stopping.done()
    assert await reader.read() == large
    await stopping
    writer.close()


async def test_what_takes_too_long_is_cut_off(program: Program) -> None:
    webhook = Webhook("/hook", SECRET, program.receive)
    app = create_app(health=program.report, metrics=program.metrics.as_text, webhook=webhook)
    server = WebServer(app, seconds_to_finish=0.1)
    program.may_store.clear()
    async with aiohttp.ClientSession(f"http://{await server.start(ANY_PORT)}") as session:
        answer = asyncio.create_task(status(session))
        await program.storing.wait()
        async with asyncio.timeout(2):
            await server.stop()
        with pytest.raises(aiohttp.ClientError):
            await answer
    assert not program.received


async def test_a_connection_that_nobody_uses_holds_nothing_up(
    http: aiohttp.ClientSession, server: WebServer
) -> None:
    async with http.get("/health") as response:
        assert response.status == 200
    async with asyncio.timeout(SECONDS_TO_FINISH / 2):
        await server.stop()
