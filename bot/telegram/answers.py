"""What came back of a call: Telegram's own word, somebody else's, or nothing.

Telegram answers with a JSON object: `"ok": true` and a result, or `"ok": false` with a code and a
description (core.telegram.org/bots/api#making-requests). A proxy, a login page or a load balancer
may answer in its place, with any status and any body. Then nothing is said about the call.
"""

import json
from http import HTTPStatus
from typing import Any

import aiohttp
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot.telegram.verdicts import (
    AnswerLostError,
    AnswerTimedOutError,
    ForeignAnswerError,
    NotSentError,
    NotSentInTimeError,
)

_REFUSALS: dict[int, type[TelegramError]] = {
    HTTPStatus.BAD_REQUEST: BadRequest,
    HTTPStatus.UNAUTHORIZED: InvalidToken,
    HTTPStatus.FORBIDDEN: Forbidden,
    HTTPStatus.NOT_FOUND: InvalidToken,  # so Telegram answers to a token of a wrong shape
    HTTPStatus.CONFLICT: Conflict,
}
_TURNED_AWAY = HTTPStatus.SERVICE_UNAVAILABLE
_WAITED_IN_VAIN = HTTPStatus.GATEWAY_TIMEOUT
_BEFORE_SENDING = (
    aiohttp.ClientConnectorError,  # no such host, refused, TLS, a proxy that cannot be reached
    aiohttp.ServerFingerprintMismatch,
    aiohttp.ClientHttpProxyError,  # the proxy makes no way through
    aiohttp.InvalidURL,
    aiohttp.NonHttpUrlClientError,
)
"""What goes wrong before a byte of the request is written."""

_NO_CONNECTION = (
    "Connection timeout: no connection was free, or none could be made. "
    "Request was *not* sent to Telegram."
)
_BEGINS = b'{"ok"'
_SHOWN = 80  # characters of a foreign page that the log shows: enough to know whose it is


def granted(body: bytes) -> dict[str, Any]:
    """The whole answer to a call that was done, or else what it means, raised."""
    found = _opened(body)
    if found is not None and found.get("ok") is True and "result" in found:
        return found
    raise refusal(HTTPStatus.OK, body)


def refusal(status: int, body: bytes) -> TelegramError:
    """What an answer with this HTTP status means that does not grant the call."""
    found = _opened(body)
    if found is None or found.get("ok") is not False:
        return _foreign(status, body)
    code, description = found.get("error_code"), found.get("description")
    if type(code) is not int or not isinstance(description, str):
        return _foreign(status, body)
    return _verdict(code, description, found.get("parameters"))


def trouble(error: Exception, text: str) -> TelegramError:
    """What a failure of aiohttp's means; `text` is what may be said of it."""
    if isinstance(error, aiohttp.ConnectionTimeoutError):
        return NotSentInTimeError(_NO_CONNECTION)
    if isinstance(error, TimeoutError):
        return AnswerTimedOutError()
    return NotSentError(text) if isinstance(error, _BEFORE_SENDING) else AnswerLostError(text)


def _verdict(code: int, description: str, parameters: object) -> TelegramError:
    said = parameters if isinstance(parameters, dict) else {}
    seconds, new_chat = said.get("retry_after"), said.get("migrate_to_chat_id")
    if type(seconds) is int and seconds > 0:
        return RetryAfter(seconds)
    if type(new_chat) is int:
        return ChatMigrated(new_chat)
    return _REFUSALS.get(code, NotSentError)(description)


def _foreign(status: int, body: bytes) -> TelegramError:
    """Somebody else's page, or a piece of Telegram's answer.

    A page that turns the call away was shown instead of passing it on. One that grants it, or tells
    of trouble behind it, most likely as well; a gateway that waited for an answer has passed it on.
    """
    about = f"not Telegram's answer (HTTP {status}, {_glimpse(body)})"
    is_error = status >= HTTPStatus.INTERNAL_SERVER_ERROR
    if status == _TURNED_AWAY or (status >= HTTPStatus.MULTIPLE_CHOICES and not is_error):
        return NotSentError(about)
    if status == _WAITED_IN_VAIN or (_is_begun(body) and not is_error):
        return AnswerLostError(about)
    return ForeignAnswerError(about)


def _is_begun(body: bytes) -> bool:
    """Whether this is how Telegram's answer begins, wherever it breaks off."""
    start = b"".join(body[: 4 * len(_BEGINS)].split())
    return start.startswith(_BEGINS) or _BEGINS.startswith(start)


def _glimpse(body: bytes) -> str:
    """Whose page it is, perhaps. What may be a piece of a real answer holds what people wrote."""
    text = " ".join(body[: 4 * _SHOWN].decode("utf-8", "replace").split())[:_SHOWN]
    return text if text.startswith("<") else f"{len(body)} bytes"


def _opened(body: bytes) -> dict[str, Any] | None:
    try:
        found = json.loads(body.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
