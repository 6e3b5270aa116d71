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

from bot.telegram.transport import AiohttpRequest
from bot.telegram.verdicts import (
    AnswerLostError,
    AnswerTimedOutError,
    ForeignAnswerError,
    NotSentError,
    NotSentInTimeError,
)
from tests.bot.telegram.raw_server import answer, raw_server

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


async def starting(root: str) -> None:
    request = AiohttpRequest()
    async with request:
        await Bot(TOKEN, base_url=f"{root}/bot", request=request).get_me()


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
        ("500 Internal Server Error", NotSentError),
        ("502 Bad Gateway", NotSentError),
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
            assert type(await failure(send(server.root))) is NotSentError
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
    assert type(error) is AnswerLostError
    assert error.message == "not Telegram's answer (HTTP 200, 40 bytes)"
    assert "a secret of" not in caplog.text


PAGE = b"<html><title>Sign in</title></html>"
OTHER_JSON = b'{"error": "policy", "message": "Forbidden"}'
NO_VERDICTS = (
    PAGE,
    OTHER_JSON,
    b"",
    b"null",
    b"[]",
    b'"ok"',
    b'{"ok": false}',
    b'{"ok": false, "error_code": "403", "description": "Forbidden"}',
    b'{"ok": false, "error_code": true, "description": "Forbidden"}',
    b'{"ok": false, "error_code": 403}',
    b'{"ok": 0, "error_code": 403, "description": "Forbidden"}',
    b'{"ok":false,"error_code":403,"descr',
    b"[" * 100_000,
)


@pytest.mark.parametrize("body", [PAGE, OTHER_JSON])
@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("302 Found", NotSentError),
        ("400 Bad Request", NotSentError),
        ("401 Unauthorized", NotSentError),
        ("403 Forbidden", NotSentError),
        ("404 Not Found", NotSentError),
        ("407 Proxy Authentication Required", NotSentError),
        ("409 Conflict", NotSentError),
        ("429 Too Many Requests", NotSentError),
        ("503 Service Unavailable", NotSentError),
        ("200 OK", ForeignAnswerError),
        ("203 Non-Authoritative Information", ForeignAnswerError),
        ("500 Internal Server Error", ForeignAnswerError),
        ("502 Bad Gateway", ForeignAnswerError),
        ("504 Gateway Timeout", AnswerLostError),
    ],
)
async def test_what_is_not_telegrams_own_word_is_no_verdict(
    status: str, expected: type[TelegramError], body: bytes
) -> None:
    async with raw_server(answer(body, status)) as server:
        error = await failure(send(server.root))
    assert type(error) is expected
    assert "not Telegram's answer" in error.message


@pytest.mark.parametrize("body", NO_VERDICTS)
async def test_a_body_that_is_not_a_whole_verdict_is_none(body: bytes) -> None:
    async with raw_server(answer(body, "403 Forbidden")) as server:
        assert type(await failure(send(server.root))) is NotSentError


async def test_a_page_at_the_start_is_one_line_of_trouble() -> None:
    async with raw_server(answer(PAGE)) as server:
        error = await failure(starting(server.root))
    assert isinstance(error, NetworkError)
    assert error.message == "not Telegram's answer (HTTP 200, <html><title>Sign in</title></html>)"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b'{"ok',
        b'{"ok":tr',
        b'{"ok":true,"resu',
        b'{"ok": true}',
        b'{"ok": 1, "result": {}}',
    ],
)
async def test_a_yes_without_its_result_may_have_been_one(body: bytes) -> None:
    async with raw_server(answer(body)) as server:
        assert type(await failure(send(server.root))) is AnswerLostError


async def test_a_yes_of_somebody_else_is_none_of_telegrams() -> None:
    async with raw_server(answer(b'{"result": {"message_id": 7}}')) as server:
        assert type(await failure(send(server.root))) is ForeignAnswerError


async def test_a_refusal_counts_by_its_code_whatever_the_status_is() -> None:
    body = {"ok": False, "error_code": 403, "description": "Forbidden: user is deactivated"}
    async with raw_server(answer(json.dumps(body).encode())) as server:
        assert type(await failure(send(server.root))) is Forbidden


@pytest.mark.parametrize("parameters", [{}, {"retry_after": "soon"}, {"retry_after": -1}, [1]])
async def test_being_told_to_wait_without_a_time_is_tried_again(parameters: object) -> None:
    told = refusal("429 Too Many Requests", parameters=parameters)
    async with raw_server(told) as server:
        assert type(await failure(send(server.root))) is NotSentError


SECRET = TOKEN.partition(":")[2]
WAYS_TO_QUOTE = (
    f"/bot{TOKEN}/sendMessage",
    TOKEN,
    SECRET,
    TOKEN.replace(":", "%3A"),
    TOKEN.replace(":", "&#58;"),
    TOKEN[:-4],
    TOKEN[:24] + "...",
    SECRET[5:],
    f"{SECRET[:12]}<wbr>{SECRET[12:]}",
    f"{SECRET[:9]}\n{SECRET[9:]}",
)


@pytest.mark.parametrize("quoted", WAYS_TO_QUOTE)
@pytest.mark.parametrize(
    "status", ["200 OK", "400 Bad Request", "403 Forbidden", "502 Bad Gateway"]
)
@pytest.mark.parametrize(
    "form", ["<h1>{}</h1>", '{{"ok":false,"error_code":400,"description":"{}"}}']
)
async def test_no_part_of_the_token_is_left_in_an_error(
    status: str, form: str, quoted: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with raw_server(answer(form.format(quoted).encode(), status)) as server:
        error = await failure(send(server.root))
    for at in range(len(SECRET) - 7):
        assert SECRET[at : at + 8] not in error.message
        assert SECRET[at : at + 8] not in caplog.text


async def test_an_answer_that_does_not_come_is_timed_out() -> None:
    async with raw_server(silence) as server:
        error = await failure(send(server.root, AiohttpRequest(read_timeout=0.05)))
    assert type(error) is AnswerTimedOutError
    assert isinstance(error, TimedOut)


async def test_a_call_may_have_a_shorter_time_of_its_own() -> None:
    async with raw_server(silence) as server:
        error = await failure(send(server.root, read_timeout=0.05))
    assert type(error) is AnswerTimedOutError
    assert isinstance(error, TimedOut)


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
    assert type(error) is AnswerTimedOutError
    assert isinstance(error, TimedOut)


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
    assert type(error) is NotSentInTimeError
    assert "*not* sent" in error.message
    assert len(server.requests) == 1


async def nonsense(writer: asyncio.StreamWriter) -> None:
    writer.write(b"SSH-2.0-OpenSSH\r\n\r\n")


@pytest.mark.parametrize("behaviour", [hang_up, nonsense])
async def test_where_the_connection_breaks_the_call_may_have_been_done(
    behaviour: Callable[[asyncio.StreamWriter], Awaitable[None]],
) -> None:
    async with raw_server(behaviour) as server:
        assert type(await failure(send(server.root))) is AnswerLostError


async def test_where_nobody_is_at_the_address_nothing_was_done() -> None:
    async with raw_server(SENT) as server:
        pass
    error = await failure(send(server.root))
    assert type(error) is NotSentError
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
