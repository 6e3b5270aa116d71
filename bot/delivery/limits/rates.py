"""Telegram's limits on sending: so many messages a second over all chats, and in each chat.

An answer to somebody who waits goes before anything unprompted; among equals, whoever asked first.
"""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from heapq import heappop, heappush

_SLACK = 1e-6  # seconds; two times that differ by less are the same moment
_CHATS_KEPT = 256  # beyond this many, those that have been quiet are forgotten


class Limits:
    """Who may send next, and when. For one event loop.

    `per_second` is the rate over all chats, evened out to a tenth of a second; `chat_per_second`
    is the rate in one chat, after a burst of `chat_burst`. Zero is no limit. `monotonic` gives
    seconds, and has to run as fast as the event loop's own time.
    """

    def __init__(
        self,
        per_second: float = 30,
        chat_burst: int = 3,
        chat_per_second: float = 1,
        *,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._now = monotonic
        self._unlimited = not (per_second or chat_per_second)
        self._chat_interval = _interval(chat_per_second)
        self._chat_burst = chat_burst
        self._overall = _Bucket(_interval(per_second), max(1, int(per_second / 10)))
        self._chats: dict[int, _Chat] = {}
        self._chats_kept = _CHATS_KEPT
        self._paused_until = float("-inf")  # the end of the longest pause of any kind
        self._asked = 0
        self._ready: list[_Request] = []  # a heap: whose chat may have room
        self._parked: list[tuple[float, int, _Chat]] = []  # a heap: chats by when they have room
        self._timer: asyncio.TimerHandle | None = None

    async def slot(self, chat_id: int, *, waiting: bool) -> None:
        """Return when one message may be sent to a chat; `waiting`: somebody waits for it."""
        if self._unlimited and self._now() >= self._paused_until:
            return
        chat = self._chat(chat_id)
        if self._at_once(chat):
            return
        self._asked += 1
        future = asyncio.get_running_loop().create_future()
        heappush(self._ready, _Request(not waiting, self._asked, chat, future))
        chat.asking += 1
        try:
            self._serve()
            await future
        finally:
            chat.asking -= 1

    def pause_chat(self, chat_id: int, seconds: float) -> None:
        """Send nothing to a chat for so long, as Telegram asked."""
        self._chat(chat_id).bucket.pause(self._pause_end(seconds))

    def pause_all(self, seconds: float) -> None:
        """Send nothing to anybody for so long, as Telegram asked."""
        self._overall.pause(self._pause_end(seconds))

    def _pause_end(self, seconds: float) -> float:
        end = self._now() + seconds
        self._paused_until = max(self._paused_until, end)
        return end

    def _at_once(self, chat: "_Chat") -> bool:
        """Take a slot where nobody else could have it."""
        now = self._now()
        if self._ready or chat.asking or chat.bucket.free_at > now or self._overall.free_at > now:
            return False
        self._take(chat, now)
        return True

    def _take(self, chat: "_Chat", now: float) -> None:
        self._overall.take(now)
        chat.bucket.take(now)

    def _serve(self) -> None:
        """Hand out what may be handed out now, and come back when there is more."""
        now = self._now() + _SLACK
        self._wake_chats(now)
        while self._ready and self._overall.free_at <= now:
            request = heappop(self._ready)
            chat = request.chat
            if request.future.done():  # whoever asked has gone away
                self._promote(chat)
            elif chat.bucket.free_at > now:
                self._park(request)
            else:
                self._take(chat, now - _SLACK)
                request.future.set_result(None)
                self._promote(chat)
        self._set_timer(now)

    def _wake_chats(self, now: float) -> None:
        while self._parked and self._parked[0][0] <= now:
            _, _, chat = heappop(self._parked)
            chat.due = False
            self._promote(chat)

    def _promote(self, chat: "_Chat") -> None:
        """Let the first of those that a chat holds back stand in the queue for everybody."""
        if chat.held_back:
            heappush(self._ready, heappop(chat.held_back))

    def _park(self, request: "_Request") -> None:
        chat = request.chat
        heappush(chat.held_back, request)
        if not chat.due:
            chat.due = True
            heappush(self._parked, (chat.bucket.free_at, request.number, chat))

    def _set_timer(self, now: float) -> None:
        moments = [self._parked[0][0]] if self._parked else []
        if self._ready:
            moments.append(self._overall.free_at)
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if moments:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(max(0.0, min(moments) - now) + _SLACK, self._serve)

    def _chat(self, chat_id: int) -> "_Chat":
        chat = self._chats.get(chat_id)
        if chat is None:
            self._forget_quiet_chats()
            bucket = _Bucket(self._chat_interval, self._chat_burst)
            chat = self._chats[chat_id] = _Chat(bucket)
        return chat

    def _forget_quiet_chats(self) -> None:
        """Drop chats that are as good as new. Each call pays for a constant share of the work."""
        if len(self._chats) < self._chats_kept:
            return
        now = self._now()
        self._chats = {
            chat_id: chat
            for chat_id, chat in self._chats.items()
            if chat.asking or not chat.bucket.is_full(now)
        }
        self._chats_kept = max(_CHATS_KEPT, 2 * len(self._chats))


class _Bucket:
    """Tokens that come back one an interval, up to a burst; kept as the time it is full again."""

    __slots__ = ("_full_at", "_interval", "_paused_until", "_spare", "free_at")

    def __init__(self, interval: float, burst: int) -> None:
        self._interval = interval
        self._spare = (burst - 1) * interval  # how far from full it may be and still give one
        self._full_at = float("-inf")
        self._paused_until = float("-inf")
        self.free_at = float("-inf")

    def take(self, now: float) -> None:
        self._full_at = max(now, self._full_at) + self._interval
        self._update()

    def pause(self, end: float) -> None:
        self._paused_until = max(end, self._paused_until)
        self._update()

    def is_full(self, now: float) -> bool:
        return max(self._full_at, self._paused_until) <= now

    def _update(self) -> None:
        self.free_at = max(self._full_at - self._spare, self._paused_until)


@dataclass(slots=True, eq=False)
class _Chat:
    bucket: _Bucket
    asking: int = 0  # calls of `slot` that wait
    due: bool = False  # whether it stands among the parked
    held_back: list["_Request"] = field(default_factory=list)  # a heap: by the chat's own limit


@dataclass(slots=True, order=True)
class _Request:
    unprompted: bool
    number: int
    chat: _Chat = field(compare=False)
    future: asyncio.Future[None] = field(compare=False)


def _interval(per_second: float) -> float:
    return 1 / per_second if per_second else 0.0
