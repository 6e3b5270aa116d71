"""HTTP as a bot speaks it: keep-alive, pipelining, and no more work per call than a parser's.

A framework would cost more than the bots under measurement spend, so this is a bare
`asyncio.Protocol` on httptools. It knows nothing of Telegram.
"""

import asyncio
import json
from collections import deque
from collections.abc import Callable
from typing import cast
from urllib.parse import unquote_plus

import httptools

Fields = dict[str, str]

REASONS = {200: b"OK", 400: b"Bad Request", 404: b"Not Found", 409: b"Conflict"}


class Call:
    """One request, and the place of its answer in the connection's line of answers."""

    __slots__ = ("_answer", "_line", "body", "content_type", "path")

    def __init__(self, line: "Connection", path: str, content_type: bytes, body: bytes) -> None:
        self._line = line
        self._answer: bytes | None = None
        self.path = path
        self.content_type = content_type
        self.body = body

    @property
    def gone(self) -> bool:
        """Whether nobody is there any more to read an answer."""
        return self._line.closed

    @property
    def ready(self) -> bytes | None:
        """The bytes to send once every earlier call of the connection has been answered."""
        return self._answer

    def answer(self, payload: bytes, status: int = 200) -> None:
        """Answer with a JSON document, after whatever the connection asked for before."""
        head = b"HTTP/1.1 %d %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
        self._answer = head % (status, REASONS[status], len(payload)) + payload
        self._line.send_ready()


class Connection(asyncio.Protocol):
    """One TCP connection: hands each request to `serve`, sends the answers in order."""

    def __init__(self, serve: Callable[[Call], None]) -> None:
        self._serve = serve
        self._parser = httptools.HttpRequestParser(self)
        self._calls: deque[Call] = deque()
        self._transport: asyncio.WriteTransport | None = None
        self._url = b""
        self._content_type = b""
        self._body: list[bytes] = []
        self.closed = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport to write to."""
        self._transport = cast("asyncio.WriteTransport", transport)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the calls that nobody waits for: their peer is away or was killed."""
        del exc
        self.closed = True
        self._calls.clear()

    def data_received(self, data: bytes) -> None:
        """Parse what came; what is no HTTP ends the connection. Our own errors are raised."""
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserCallbackError:
            raise
        except httptools.HttpParserError:
            if self._transport is not None:
                self._transport.close()

    def on_url(self, url: bytes) -> None:
        """Begin a request (httptools)."""
        self._url = url
        self._content_type = b""
        self._body = []

    def on_header(self, name: bytes, value: bytes) -> None:
        """Keep the one header that matters (httptools)."""
        if name.lower() == b"content-type":
            self._content_type = value

    def on_body(self, body: bytes) -> None:
        """Collect the body, whichever way it is framed (httptools)."""
        self._body.append(body)

    def on_message_complete(self) -> None:
        """Serve the request that has arrived (httptools)."""
        path = self._url.partition(b"?")[0].decode()
        call = Call(self, path, self._content_type, b"".join(self._body))
        self._calls.append(call)
        self._serve(call)

    def close(self) -> None:
        """End the connection; what has not been answered never will be."""
        if self._transport is not None:
            self._transport.abort()

    def send_ready(self) -> None:
        """Write every answer at the front of the line."""
        while self._calls and (answer := self._calls[0].ready) is not None:
            self._calls.popleft()
            if self._transport is not None and not self.closed:
                self._transport.write(answer)


def fields(call: Call, wanted: frozenset[str]) -> Fields:
    """Return the wanted fields of a call; structured values come as JSON text."""
    if call.content_type.startswith(b"application/json"):
        return _from_json(call.body, wanted)
    if call.content_type.startswith(b"multipart/"):
        return _from_multipart(call.body, call.content_type, wanted)
    return _from_urlencoded(call.body, wanted)


def _from_json(body: bytes, wanted: frozenset[str]) -> Fields:
    found = json.loads(body) if body else {}
    return {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in found.items()
        if name in wanted and value is not None
    }


def _from_urlencoded(body: bytes, wanted: frozenset[str]) -> Fields:
    found: Fields = {}
    for pair in body.decode().split("&"):
        name, _, value = pair.partition("=")
        if name in wanted:
            found[name] = unquote_plus(value)
    return found


def _from_multipart(body: bytes, content_type: bytes, wanted: frozenset[str]) -> Fields:
    boundary = content_type.partition(b"boundary=")[2].split(b";")[0].strip(b'"')
    found: Fields = {}
    for part in body.split(b"--" + boundary):
        head, _, value = part.partition(b"\r\n\r\n")
        name = head.partition(b'name="')[2].partition(b'"')[0].decode()
        if name in wanted:
            found[name] = value.removesuffix(b"\r\n").decode()
    return found
