"""Who may call the playground's Bot API, and with what."""

import asyncio
import io
import json
import logging
from typing import Any

import aiohttp
import pytest
from structlog.testing import capture_logs

from bot.clock import Clock
from bot.configuration.settings import Settings
from bot.configuration.values import Address
from bot.playground import scene
from bot.playground.server import PlaygroundServer


def address(server: PlaygroundServer, method: str = "sendMessage") -> str:
    return f"{server.api_root}/bot{server.token}/{method}"


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Host": "evil.example"}, {"Origin": "null"}]
)
@pytest.mark.parametrize("path", ["/bot{token}/getMe", "/file/bot{token}/x", "/botx/getMe"])
async def test_no_foreign_page_calls_it(
    server: PlaygroundServer, http: aiohttp.ClientSession, path: str, headers: dict[str, str]
) -> None:
    url = server.url + path.format(token=server.token)
    async with http.get(url, headers=headers) as response:
        assert response.status == 403
        assert not (await response.json())["ok"]
    assert not server.messenger.calls


async def test_its_own_page_and_any_program_here_may(
    server: PlaygroundServer, http: aiohttp.ClientSession
) -> None:
    for headers in ({}, {"Origin": server.url}):
        async with http.get(address(server, "getMe"), headers=headers) as response:
            assert response.status == 200


async def test_each_start_has_a_token_of_its_own(http: aiohttp.ClientSession) -> None:
    tokens = {PlaygroundServer(Clock()).token for _start in range(5)}
    assert len(tokens) == 5
    assert all(len(token.partition(":")[2]) >= 30 for token in tokens)


@pytest.mark.parametrize(
    "body", [b"{", b"[1]", b"5", b'"x"', b"\xff\xfe", b"[" * 100_000, b"nonsense", b"{'a': 1}"]
)
async def test_what_is_no_json_is_a_bad_request(
    server: PlaygroundServer, http: aiohttp.ClientSession, body: bytes
) -> None:
    json_of = {"Content-Type": "application/json"}
    async with http.post(address(server), data=io.BytesIO(body), headers=json_of) as response:
        assert response.status == 400
        assert (await response.json())["error_code"] == 400


async def test_a_body_has_a_limit_also_where_its_length_is_not_told(
    server: PlaygroundServer, http: aiohttp.ClientSession
) -> None:
    async def endless() -> Any:
        for _piece in range(40):
            yield b" " * 100_000

    json_of = {"Content-Type": "application/json"}
    for data in (io.BytesIO(b" " * 4_000_000), endless()):
        try:
            async with http.post(address(server), data=data, headers=json_of) as response:
                assert response.status == 413
        except aiohttp.ClientError:
            pass  # cut off while it was still sending
    assert not server.messenger.calls


@pytest.mark.parametrize("body", ["{", "[]", "5", "{}", '{"chat": "x"}', "[" * 100_000])
@pytest.mark.parametrize("path", ["/page/act/say", "/page/clock"])
async def test_the_page_takes_no_nonsense_either(
    server: PlaygroundServer, http: aiohttp.ClientSession, path: str, body: str
) -> None:
    with capture_logs() as logs:
        async with http.post(server.url + path, data=body) as response:
            assert response.status in {200, 400, 404}
    assert not logs


async def test_starting_afresh_leaves_no_tracebacks(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Also in the middle of things, and twice at once."""
    monkeypatch.chdir(tmp_path)
    playground = scene.PlaygroundScene(Settings(playground_listen=Address("127.0.0.1", 0)))
    await playground.start()
    try:
        with capture_logs() as logs:
            for _time in range(3):
                messenger = playground.server.messenger
                for chat in list(messenger.chats.values()):
                    messenger.person_writes(chat.user, "/start")
                await asyncio.sleep(0.02)
                await asyncio.gather(*(playground.server.restart() for _one in range(2)))
    finally:
        await playground.stop()
    assert not [record for record in caplog.records if record.exc_info]
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]
    bad = [each for each in logs if each["log_level"] in {"warning", "error", "critical"}]
    assert not bad, json.dumps(bad, default=str)[:2000]
