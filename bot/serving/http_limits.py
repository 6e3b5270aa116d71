"""What a connection to this program may cost: so long for a request's head, so large, so many.

uvicorn limits none of the three, and one slow client after the other would take all the sockets
that there are.
"""

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

SECONDS_FOR_HEAD = 10.0
"""From the first moment of a connection, or the first byte of a further request, to the head's end.
Telegram's is there within one."""

LARGEST_HEAD = 32 * 1024
"""Bytes; Telegram's has some hundred."""

MOST_CONNECTIONS = 200
"""At a time. Telegram makes forty at the most (core.telegram.org/bots/api#setwebhook)."""


class LimitedProtocol(HttpToolsProtocol):
    """uvicorn's protocol with those limits; whoever goes beyond them is cut off.

    uvicorn itself answers with 503 from `limit_concurrency` connections on, and leaves them open.
    """

    _timer: asyncio.TimerHandle | None = None
    _head = 0
    _in_head = True

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Cut the connection off where there are too many, else begin to time its first head."""
        super().connection_made(transport)
        if self.limit_concurrency and len(self.connections) >= self.limit_concurrency:
            transport.abort()
            return
        self._await_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop timing."""
        self._stop_waiting()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Count the bytes of a head, and cut the connection off where they are too many."""
        if self._in_head:
            self._head += len(data)
        super().data_received(data)
        if self._in_head and self._head > LARGEST_HEAD:
            self.transport.abort()

    def on_message_begin(self) -> None:
        """Begin to time the head of a further request on the same connection."""
        super().on_message_begin()
        if not self._in_head:
            self._await_head()

    def on_headers_complete(self) -> None:
        """Stop timing and counting: the head is there."""
        self._in_head, self._head = False, 0
        self._stop_waiting()
        super().on_headers_complete()

    def _await_head(self) -> None:
        self._in_head, self._head = True, 0
        self._stop_waiting()
        self._timer = self.loop.call_later(SECONDS_FOR_HEAD, self.transport.abort)

    def _stop_waiting(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
