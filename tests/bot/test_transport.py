"""What python-telegram-bot gets from the transport, against a server on this machine."""

import asyncio
import json
import logging
import traceback
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.transport import AiohttpRequest
from tests.bot.raw_server import answer, raw_server

TOKEN = "123456789:AAF-a_token_that_nobody_may_ever_read"
MESSAGE = {"message_id": 7, "date": 0, "chat": {"id": 42, "type": "private"}, "text": "hi"}
SENT = answer(json.dumps({"ok": True, "result": MESSAGE}).encode())


async def silence(_writer: asyncio.StreamWriter) -> None:
    await asyncio.Event().wait()


async def hang_up(writer: asyncio.StreamWriter) -> None:
    writer.close()


def refusal(status: str, description: str = "Not like that", **more: Any) -> Any:
    code = int(status.split(maxsplit=1)[0])
    body = {"ok": False, "error_code": code, "description": description, **more}
    return answer(json.dumps(body).encode(), status)


async def send(root: str, request: AiohttpRequest | None = None, **arguments: Any) -> Any:
    request = request or AiohttpRequest()
    bot = Bot(TOKEN, base_url=f"{root}/bot", base_file_url=f"{root}/file/bot", request=request)
    async with request:
        return await bot.send_message(42, "hi", **arguments)


async def failure(call: Awaitable[Any]) -> TelegramError:
    """The error, once nothing that could be printed of it is found to hold the token."""
    with pytest.raises(TelegramError) as caught:
        await call
    printed = "".join(traceback.format_exception(caught.value))
    assert TOKEN.partition(":")[2] not in printed
    return caught.value


async def test_a_message_goes_out_as_json_with_its_keyboard_as_an_object() -> None:
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Næste", callback_data="d:1")]])
    async with raw_server(SENT) as server:
        message = await send(server.root, reply_markup=keyboard)
    head, body = server.requests[0]
    assert head.startswith(f"POST /bot{TOKEN}/sendMessage HTTP/1.1\r\n")
    assert "Content-Type: application/json\r\n" in head
    assert json.loads(body) == {
        "chat_id": 42,
        "text": "hi",
        "reply_markup": {"inline_keyboard": [[{"text": "Næste", "callback_data": "d:1"}]]},
    }
    assert message.text == "hi"


async def test_a_file_goes_out_as_a_form_with_its_name_as_it_is() -> None:
    request = AiohttpRequest()
    async with raw_server(SENT) as server, request:
        bot = Bot(TOKEN, base_url=f"{server.root}/bot", request=request)
        await bot.send_document(42, b"1;2;3", filename="Opgørelse.csv", caption="<b>x</b>")
    head, body = server.requests[0]
    assert "Content-Type: multipart/form-data" in head
    assert 'filename="Opgørelse.csv"'.encode() in body
    assert b"1;2;3" in body
    assert b"<b>x</b>" in body


async def test_a_file_of_telegram_is_fetched_whole() -> None:
    async with raw_server(answer(b"\x00" * 100_000)) as server, AiohttpRequest() as request:
        content = await request.retrieve(f"{server.root}/file/bot{TOKEN}/photos/1.jpg")
    assert content == b"\x00" * 100_000
    assert server.requests[0][0].startswith("GET ")


async def test_one_connection_serves_call_after_call_and_keeps_no_cookies() -> None:
    with_cookie = answer(b'{"ok":true,"result":true}', headers="Set-Cookie: a=b; Path=/\r\n")
    async with raw_server(with_cookie) as server, AiohttpRequest() as request:
        for _ in range(5):
            await request.post(f"{server.root}/bot{TOKEN}/deleteWebhook")
    assert server.connections == 1
    assert "cookie:" not in "".join(head for head, _ in server.requests).lower()


async def test_the_environments_proxy_is_used_only_when_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with raw_server(SENT) as server, raw_server(SENT) as proxy:
        for name in ("http_proxy", "HTTP_PROXY"):
            monkeypatch.setenv(name, proxy.root)
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        await send(server.root)
        assert not proxy.requests
        await send(server.root, AiohttpRequest(trust_env=True))
        assert proxy.requests[0][0].startswith(f"POST {server.root}/bot{TOKEN}/sendMessage")


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("400 Bad Request", BadRequest),
        ("401 Unauthorized", InvalidToken),
        ("403 Forbidden", Forbidden),
        ("409 Conflict", Conflict),
        ("500 Internal Server Error", NetworkError),
        ("502 Bad Gateway", NetworkError),
    ],
)
async def test_a_refusal_is_the_librarys_own_error_with_telegrams_words(
    status: str, expected: type[TelegramError]
) -> None:
    async with raw_server(refusal(status)) as server:
        error = await failure(send(server.root))
    assert type(error) is expected
    assert error.message == "Not like that"


async def test_being_told_to_wait_says_for_how_long() -> None:
    told = refusal("429 Too Many Requests", parameters={"retry_after": 17})
    async with raw_server(told) as server:
        error = await failure(send(server.root))
    assert isinstance(error, RetryAfter)
    assert error.retry_after == timedelta(seconds=17)


async def test_a_redirect_is_not_followed_to_where_the_token_does_not_belong() -> None:
    async with raw_server(SENT) as elsewhere:
        away = answer(b"", "302 Found", f"Location: {elsewhere.root}/bot{TOKEN}/x\r\n")
        async with raw_server(away) as server:
            assert type(await failure(send(server.root))) is NetworkError
    assert not elsewhere.requests


async def test_a_proxys_page_that_repeats_the_address_does_not_give_the_token_away(
    caplog: pytest.LogCaptureFixture,
) -> None:
    page = answer(f"<h1>No route to /bot{TOKEN}/sendMessage</h1>".encode(), "502 Bad Gateway")
    async with raw_server(page) as server:
        error = await failure(send(server.root))
    assert "<token>" in error.message
    assert TOKEN not in caplog.text


async def test_an_answer_that_is_not_json_is_an_error_and_is_not_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    async with raw_server(answer(b'{"ok":true,"result":{"text":"a secret of')) as server:
        error = await failure(send(server.root))
    assert error.message == "Invalid server response"
    assert "a secret of" not in caplog.text


async def test_an_answer_that_does_not_come_is_timed_out() -> None:
    async with raw_server(silence) as server:
        error = await failure(send(server.root, AiohttpRequest(read_timeout=0.05)))
    assert type(error) is TimedOut


async def test_a_call_may_have_a_shorter_time_of_its_own() -> None:
    async with raw_server(silence) as server:
        error = await failure(send(server.root, read_timeout=0.05))
    assert type(error) is TimedOut


async def test_an_upload_that_is_not_read_is_timed_out() -> None:
    over, closed = asyncio.Event(), asyncio.Event()

    async def never_reads(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await over.wait()
        writer.transport.abort()
        closed.set()

    listener = await asyncio.start_server(never_reads, "127.0.0.1", 0)
    root = f"http://127.0.0.1:{listener.sockets[0].getsockname()[1]}"
    request = AiohttpRequest(0, 0.05, 0.05, 0.05, 0.05, media_write_timeout=0.05)
    bot = Bot(TOKEN, base_url=f"{root}/bot", request=request)
    async with request:
        error = await failure(bot.send_document(42, b"\x00" * 20_000_000))
    over.set()
    await closed.wait()
    listener.close()
    assert type(error) is TimedOut


async def test_a_full_pool_says_that_nothing_was_sent() -> None:
    arrived = asyncio.Event()

    async def note(_writer: asyncio.StreamWriter) -> None:
        arrived.set()
        await asyncio.Event().wait()

    request = AiohttpRequest(1, connect_timeout=0.5, pool_timeout=0)
    async with raw_server(note) as server, request:
        url = f"{server.root}/bot{TOKEN}/getMe"
        first = asyncio.create_task(request.post(url))
        await arrived.wait()
        error = await failure(request.post(url))
        first.cancel()
        with pytest.raises(asyncio.CancelledError):
            await first
    assert type(error) is TimedOut
    assert "*not* sent" in error.message
    assert len(server.requests) == 1


async def nonsense(writer: asyncio.StreamWriter) -> None:
    writer.write(b"SSH-2.0-OpenSSH\r\n\r\n")


@pytest.mark.parametrize("behaviour", [hang_up, nonsense])
async def test_whatever_else_goes_wrong_is_a_network_error(
    behaviour: Callable[[asyncio.StreamWriter], Awaitable[None]],
) -> None:
    async with raw_server(behaviour) as server:
        assert type(await failure(send(server.root))) is NetworkError


async def test_nobody_at_the_address_is_a_network_error() -> None:
    async with raw_server(SENT) as server:
        pass
    error = await failure(send(server.root))
    assert type(error) is NetworkError
    assert "ClientConnectorError" in error.message


async def test_it_opens_again_after_it_was_shut_down() -> None:
    request = AiohttpRequest()
    async with raw_server(SENT) as server:
        assert (await send(server.root, request)).text == "hi"
        assert (await send(server.root, request)).text == "hi"
        with pytest.raises(NetworkError, match="not initialized"):
            await request.post(f"{server.root}/bot{TOKEN}/getMe")


async def test_what_is_under_way_fails_when_it_is_shut_down() -> None:
    arrived = asyncio.Event()

    async def note(_writer: asyncio.StreamWriter) -> None:
        arrived.set()
        await asyncio.Event().wait()

    request = AiohttpRequest()
    async with raw_server(note) as server:
        await request.initialize()
        call = asyncio.create_task(request.post(f"{server.root}/bot{TOKEN}/getMe"))
        await arrived.wait()
        await request.shutdown()
        assert isinstance(await failure(call), NetworkError)


def test_it_tells_how_long_it_reads() -> None:
    assert AiohttpRequest(read_timeout=7).read_timeout == 7
