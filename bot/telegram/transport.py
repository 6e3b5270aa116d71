"""How the program talks to the Bot API: python-telegram-bot's transport, on aiohttp.

It takes a fraction of the CPU of the one that python-telegram-bot brings, which is what a busy
bot runs out of first. The bot's token is a part of every address, so no error that leaves this
module carries an address, neither in its text nor in what caused it.
"""

import io
import json
import os
import re
from functools import lru_cache
from http import HTTPStatus
from typing import Any

import aiohttp
import yarl
from telegram._utils.defaultvalue import DefaultValue
from telegram._utils.types import JSONDict, ODVInput
from telegram.error import TelegramError
from telegram.request import BaseRequest, RequestData

from bot.telegram import answers
from bot.telegram.token_parts import TokenParts

# Lengths of time as `timedelta`, which the library is going over to; else it warns of each
# `RetryAfter` that it makes.
os.environ.setdefault("PTB_TIMEDELTA", "true")

Timeout = float | None

_JSON = {"Content-Type": "application/json"}
_UNWANTED_HEADERS = ("Accept", "Accept-Encoding", "User-Agent")
_KEEP_ALIVE = 30.0  # seconds; an idle connection older than this may be closed at the other end
_TOKEN_IN_URL = re.compile(r"/bot([^/]+)/")
_YES = re.compile(rb'\s*\{\s*"ok"\s*:\s*true\b')


class AiohttpRequest(BaseRequest):
    """Requests to the Bot API over a pool of kept-alive connections. Timeouts are in seconds.

    Parameters and errors are those of `telegram.request.HTTPXRequest`, with these differences:
    waiting for a free connection and making one have one timeout together, the sum of both; an
    upload must be through, as a whole, within the sum of all four; and an error says whether the
    call may have been done (bot/telegram/verdicts.py). Only what Telegram itself said refuses one.

    An answer is waited for long: what is given up too early may have been done all the same.

    `trust_env` takes a proxy from the environment, `proxy` is one by its address; without either,
    Telegram is called directly.
    """

    __slots__ = (
        "_defaults", "_media_write_timeout", "_pool_size", "_proxy", "_session", "_trust_env",
    )  # fmt: skip

    def __init__(
        self,
        connection_pool_size: int = 256,
        read_timeout: Timeout = 30.0,
        write_timeout: Timeout = 5.0,
        connect_timeout: Timeout = 5.0,
        pool_timeout: Timeout = 1.0,
        media_write_timeout: Timeout = 60.0,
        *,
        trust_env: bool = False,
        proxy: str | None = None,
    ) -> None:
        self._pool_size = connection_pool_size
        self._defaults = (read_timeout, write_timeout, connect_timeout, pool_timeout)
        self._media_write_timeout = media_write_timeout
        self._trust_env = trust_env
        self._proxy = proxy
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> Timeout:
        """How many seconds an answer may take unless a call says otherwise."""
        return self._defaults[0]

    async def initialize(self) -> None:
        """Open the pool. Does nothing where it is open."""
        if self._session is not None:
            return
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=self._pool_size, keepalive_timeout=_KEEP_ALIVE),
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": self.USER_AGENT},
            skip_auto_headers=_UNWANTED_HEADERS,
            timeout=_small_call(*self._defaults),
            trust_env=self._trust_env,
            proxy=self._proxy,
        )

    async def shutdown(self) -> None:
        """Close every connection; what is under way fails with a `NetworkError`."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One request; returns the status and the body of an answer that grants it.

        Raises what Telegram refuses with, `NotSentError` or `AnswerLostError`.
        """
        if self._session is None:
            raise RuntimeError("This AiohttpRequest is not initialized!")
        given = (read_timeout, write_timeout, connect_timeout, pool_timeout)
        options = self._options(request_data, given)
        try:
            response = await self._session.request(
                method, _address(url), allow_redirects=False, **options
            )
            body = await response.read()
        except (aiohttp.ClientError, OSError) as error:
            text = _without_token(f"{type(error).__name__}: {error}".encode(), url).decode()
            failure: TelegramError = answers.trouble(error, text)
        else:
            if _looks_granted(method, response.status, body):
                return response.status, body
            body = _without_token(body, url)  # somebody else's page may repeat the address
            if _is_success(response.status):
                return response.status, body
            failure = answers.refusal(response.status, body)
        raise failure  # out here, so that the original is not attached with its address

    @staticmethod
    def parse_json_payload(payload: bytes) -> JSONDict:
        """The whole answer as a dictionary, if it grants the call; else it raises what it means.

        The text of one that is not JSON is not logged.
        """
        return answers.granted(payload)

    def _options(
        self, data: RequestData | None, given: tuple[ODVInput[float], ...]
    ) -> dict[str, Any]:
        """What a request of this kind passes to aiohttp; no timeout where it is the usual one."""
        if data is not None and data.contains_files:
            return {"data": _form(data), "timeout": self._upload_timeout(given)}
        options: dict[str, Any] = {}
        if data is not None:
            options["data"] = json.dumps(data.parameters).encode()
            options["headers"] = _JSON
        if any(value is not BaseRequest.DEFAULT_NONE for value in given):
            options["timeout"] = _small_call(*self._chosen(given))
        return options

    def _upload_timeout(self, given: tuple[ODVInput[float], ...]) -> aiohttp.ClientTimeout:
        read, write, connect, pool = self._chosen(given)
        if isinstance(given[1], DefaultValue):
            write = self._media_write_timeout
        return _upload(read, write, connect, pool)

    def _chosen(self, given: tuple[ODVInput[float], ...]) -> tuple[Timeout, ...]:
        return tuple(
            default if isinstance(value, DefaultValue) else value
            for value, default in zip(given, self._defaults, strict=True)
        )


@lru_cache(maxsize=64)
def _small_call(
    read: Timeout, _write: Timeout, connect: Timeout, pool: Timeout
) -> aiohttp.ClientTimeout:
    """Limits of a call whose body fits a socket's buffer, so that writing never waits."""
    return aiohttp.ClientTimeout(
        total=None, connect=_sum(connect, pool), sock_connect=connect, sock_read=read
    )


@lru_cache(maxsize=64)
def _upload(
    read: Timeout, write: Timeout, connect: Timeout, pool: Timeout
) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(
        total=_sum(read, write, connect, pool),
        connect=_sum(connect, pool),
        sock_connect=connect,
        sock_read=read,
    )


def _sum(*seconds: Timeout) -> Timeout:
    """All of them together; unlimited if one of them is."""
    known = [value for value in seconds if value is not None]
    return sum(known) if len(known) == len(seconds) else None


@lru_cache(maxsize=128)
def _address(url: str) -> yarl.URL:
    """A bot calls few methods, all with the same token, so parsing each address once is enough."""
    return yarl.URL(url, encoded=True)


def _form(data: RequestData) -> aiohttp.FormData:
    form = aiohttp.FormData(quote_fields=False)  # Telegram reads file names as plain UTF-8
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, media_type) in data.multipart_data.items():
        # As a file, bytes are sent in pieces, and the event loop is not held up by a large one.
        body = io.BytesIO(content) if isinstance(content, bytes) else content
        form.add_field(name, body, filename=filename, content_type=media_type)
    return form


def _is_success(status: int) -> bool:
    return HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES


def _looks_granted(method: str, status: int, body: bytes) -> bool:
    """Whether this looks like Telegram's yes, or a file of Telegram's."""
    return _is_success(status) and (method == "GET" or _YES.match(body) is not None)


def _without_token(text: bytes, url: str) -> bytes:
    found = _TOKEN_IN_URL.search(url)
    if found is None:
        return text
    return _parts(found[1]).taken_out(text.decode("utf-8", "replace")).encode()


@lru_cache(maxsize=4)
def _parts(token: str) -> TokenParts:
    return TokenParts(token)
