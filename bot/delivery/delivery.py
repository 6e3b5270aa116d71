"""Sends what the outbox holds: in order within a chat, chats side by side, within the limits.

A row is sent outside any transaction and its result recorded by id. What is left when the
process dies is pending still, and is sent by the next start. So everything goes out at least
once, and twice only if the process dies between Telegram's answer and its record, or if that
answer is lost on the way (docs/decisions/0025-telegrams-word.md).

How one row is sent is in bot/delivery/sender.py, what is tried again in bot/delivery/attempts.py,
and what becomes of it in bot/delivery/outcomes.py.
"""

import asyncio
import contextlib
import time
from collections.abc import Callable, Coroutine, Iterable
from datetime import datetime
from functools import partial
from typing import Any

from bot.database import Database, DatabaseAwayError
from bot.delivery.attempts import Attempts
from bot.delivery.chat_queue import ChatQueue
from bot.delivery.limits.allowance import Allowance
from bot.delivery.limits.rates import Limits
from bot.delivery.line import Line, Post
from bot.delivery.outcomes import Outcomes
from bot.delivery.presenter import Presenter
from bot.delivery.sender import Sender
from bot.metrics import Metrics
from handlers.core.effects import Toast
from storage.queues import outbox
from storage.queues.outbox import Outgoing

Task = asyncio.Task[None]

FIRST_PAUSE = 0.5
"""Seconds between the first two attempts at a message."""

STOPPING = 2.0
"""Seconds for the calls in hand; those that take longer are given up."""


class Delivery:
    """One queue a chat, each emptied by a task of its own while there is something in it.

    `first_pause`: seconds before the second attempt at a message.
    `on_the_way`: the ids of the rows that have not gone out, or not for certain.
    """

    def __init__(
        self,
        *,
        database: Database,
        presenter: Presenter,
        limits: Limits | Allowance,
        post: Post,
        now: Callable[[], datetime],
        metrics: Metrics,
        first_pause: float = FIRST_PAUSE,
    ) -> None:
        self.first_pause = first_pause
        line = Line(post)
        allowance = limits if isinstance(limits, Allowance) else Allowance(limits)
        self._database = database
        self._metrics = metrics
        self._chats: dict[int, ChatQueue] = {}
        self._tasks: set[Task] = set()
        self._stopping = asyncio.Event()
        self._outcomes = Outcomes(
            database=database,
            now=now,
            metrics=metrics,
            put=self.put,
            beside=self.beside,
        )
        self._sender = Sender(
            database=database,
            presenter=presenter,
            allowance=allowance,
            post=line.post,
            outcomes=self._outcomes,
            beside=self.beside,
        )
        self.on_the_way = self._outcomes.in_hand
        self._attempts = Attempts(
            sender=self._sender,
            outcomes=self._outcomes,
            line=line,
            allowance=allowance,
            now=now,
            metrics=metrics,
        )

    def put(self, rows: Iterable[Outgoing]) -> None:
        """Send rows whose transaction has just been committed."""
        for row in rows:
            if row.id in self._outcomes.in_hand:
                continue
            self._outcomes.in_hand.add(row.id)
            self._metrics.outbox_depth += 1
            chat = self._chats.get(row.chat_id)
            if chat is not None:
                chat.rows.append(row)
                continue
            chat = self._chats[row.chat_id] = ChatQueue(row.chat_id, self._stopping)
            chat.rows.append(row)
            if not self._stopping.is_set():
                self.beside(self._empty(chat))

    def wake(self, chat_id: int) -> None:
        """Somebody has written, so they are there: what waits for them is tried again at once."""
        chat = self._chats.get(chat_id)
        if chat is not None:
            chat.wake()

    def end_tap(self, chat_id: int, callback: str) -> None:
        """End the spinner of a tap that nothing else answers."""
        _ = self._sender.end_tap(chat_id, callback, Toast(), self.first_pause)

    async def pick_up(self) -> int:
        """Send what is pending and not in hand: after a start, or from another process."""
        found, after, in_hand = 0, 0, self._outcomes.in_hand
        with in_hand.reading_a_list():
            while rows := await self._database.read(partial(outbox.pending, after=after)):
                after = rows[-1].id
                fresh = [row for row in rows if row.id not in in_hand]
                found += len(fresh)
                self.put(fresh)
        return found

    async def stop(self) -> None:
        """Finish the calls in hand, and record them; what waits stays in the outbox."""
        self._stopping.set()
        self._sender.stop_waiting()
        for chat in self._chats.values():
            chat.rows.clear()
            chat.wake()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self.idle(), STOPPING)
        late = list(self._tasks)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    def beside(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something of no order among the messages, and be done with it before stopping."""
        task = asyncio.create_task(_unless_away(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    @property
    def due_for(self) -> float:
        """For how many seconds the oldest message has been due; 0 where none is."""
        return max((chat.due_for for chat in self._chats.values()), default=0.0)

    async def idle(self) -> None:
        """Return when nothing is in hand, nor came of it meanwhile."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def _empty(self, chat: ChatQueue) -> None:
        while chat.rows and not self._stopping.is_set():
            row, chat.since = chat.rows[0], time.monotonic()
            await self._attempts.deliver(row, chat, self.first_pause)
            if chat.rows and chat.rows[0] is row:
                chat.rows.popleft()
        self._chats.pop(chat.chat_id, None)


async def _unless_away(work: Coroutine[Any, Any, None]) -> None:
    """What cannot be recorded when the program stops is in the outbox for the next start."""
    with contextlib.suppress(DatabaseAwayError):
        await work
