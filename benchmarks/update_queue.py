"""Telegram's queue of updates: what is not confirmed is delivered again."""

import asyncio
from collections import deque
from itertools import islice

from benchmarks.wire import Call

NOTHING = b'{"ok":true,"result":[]}'
TERMINATED = (
    b'{"ok":false,"error_code":409,"description":"Conflict: terminated by other getUpdates '
    b'request; make sure that only one bot instance is running"}'
)
MOST_AT_ONCE = 100


class UpdateQueue:
    """Updates in the order they came, kept until a poll's offset confirms them."""

    def __init__(self) -> None:
        self._kept: deque[tuple[int, bytes]] = deque()
        self._next_id = 1
        self._waiting: Call | None = None
        self._given_up: asyncio.TimerHandle | None = None
        self._waking = False
        self._opened = asyncio.Event()

    def __len__(self) -> int:
        """Return how many updates are not confirmed yet."""
        return len(self._kept)

    def put(self, rest: str) -> int:
        """Add an update, given as JSON without its opening brace and id; return its id."""
        update_id = self._next_id
        self._next_id += 1
        self._kept.append((update_id, b'{"update_id":%d,' % update_id + rest.encode()))
        if self._waiting is not None and not self._waking:
            # Whatever else happens in this turn of the loop is delivered in the same answer.
            self._waking = True
            asyncio.get_running_loop().call_soon(self._wake)
        return update_id

    async def polled(self) -> None:
        """Wait until a poll stands open: a bot is there, and has taken all there was."""
        while self._waiting is None or self._waiting.gone:
            self._opened.clear()
            await self._opened.wait()

    def poll(self, call: Call, offset: int, limit: int, timeout_seconds: float) -> None:
        """Answer a getUpdates: at once if there is something, else when there is."""
        self._end_other_poll()
        self._confirm(offset)
        if self._kept or timeout_seconds <= 0:
            call.answer(self._first(limit))
            return
        loop = asyncio.get_running_loop()
        self._waiting = call
        self._given_up = loop.call_later(timeout_seconds, self._give_up)
        self._opened.set()

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            offset = self._next_id + offset
        while self._kept and self._kept[0][0] < offset:
            self._kept.popleft()

    def _first(self, limit: int) -> bytes:
        if not self._kept:
            return NOTHING
        updates = islice(self._kept, min(limit, MOST_AT_ONCE))
        return b'{"ok":true,"result":[' + b",".join(body for _, body in updates) + b"]}"

    def _take_waiting(self) -> Call | None:
        call, self._waiting = self._waiting, None
        if self._given_up is not None:
            self._given_up.cancel()
            self._given_up = None
        return call

    def _end_other_poll(self) -> None:
        other = self._take_waiting()
        if other is not None and not other.gone:
            other.answer(TERMINATED, status=409)

    def _wake(self) -> None:
        self._waking = False
        call = self._take_waiting()
        if call is not None and not call.gone:
            call.answer(self._first(MOST_AT_ONCE))

    def _give_up(self) -> None:
        call = self._take_waiting()
        if call is not None and not call.gone:
            call.answer(NOTHING)
