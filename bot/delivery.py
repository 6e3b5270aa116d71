"""Sends what the outbox holds: in order within a chat, chats side by side, within the limits.

A row is sent outside any transaction and its result recorded by id. What is left when the
process dies is pending still, and is sent by the next start. So everything goes out at least
once, and twice only if the process dies between Telegram's answer and its record.
"""

import asyncio
import contextlib
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import structlog
from telegram.error import (
    BadRequest,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot import albums, taps, telegram_calls, unsent
from bot.database import Database, DatabaseAwayError
from bot.held import Held, MessageIds
from bot.limits import Limits
from bot.metrics import Metrics
from bot.presenter import Presenter
from bot.telegram_errors import is_harmless, seconds_to_wait
from casework.office import Office
from handlers.messages import (
    Effect,
    Nothing,
    Recaption,
    Rekey,
    Remove,
    Rewrite,
    Say,
    SendFile,
    SendNewFile,
    Toast,
)
from storage import outbox
from storage.outbox import Outgoing, Sent

Post = Callable[[str, dict[str, Any]], Awaitable[Any]]
Task = asyncio.Task[None]
Edit = Rewrite | Recaption | Rekey | Remove

GIVE_UP_AFTER = timedelta(days=1)
FIRST_PAUSE = 0.5
LONGEST_PAUSE = 300.0
"""Seconds between two attempts; each pause is twice the one before."""

STOPPING = 2.0
"""Seconds for the calls in hand; those that take longer are given up."""

_log = structlog.get_logger()


class Delivery:
    """One queue a chat, each emptied by a task of its own while there is something in it.

    `first_pause`: seconds before the second attempt at a message. A row is held from when it is
    put in until what became of it is on the disk, so that it is never sent twice meanwhile.
    """

    def __init__(
        self,
        *,
        database: Database,
        office: Office,
        presenter: Presenter,
        limits: Limits,
        post: Post,
        now: Callable[[], datetime],
        metrics: Metrics,
        first_pause: float = FIRST_PAUSE,
    ) -> None:
        self.first_pause = first_pause
        self._database = database
        self._office = office
        self._presenter = presenter
        self._limits = limits
        self._post = post
        self._now = now
        self._metrics = metrics
        self._chats: dict[int, deque[Outgoing]] = {}
        self._held = Held()
        self._sent: list[Sent] = []
        self._tasks: set[Task] = set()
        self._message_ids = MessageIds()
        self._told_to_wait: dict[int, float] = {}
        self._stopped = asyncio.Event()

    def put(self, rows: Iterable[Outgoing]) -> None:
        """Send rows whose transaction has just been committed."""
        for row in rows:
            if row.id in self._held:
                continue
            self._held.add(row.id)
            self._metrics.outbox_depth += 1
            queue = self._chats.get(row.chat_id)
            if queue is not None:
                queue.append(row)
                continue
            self._chats[row.chat_id] = deque([row])
            if not self._stopped.is_set():
                self._start(self._empty(row.chat_id))

    async def pick_up(self) -> int:
        """Send what is pending and not in hand: after a start, or from another process."""
        found, after = 0, 0
        with self._held.reading_a_list():
            while rows := await self._database.read(partial(outbox.pending, after=after)):
                after = rows[-1].id
                fresh = [row for row in rows if row.id not in self._held]
                found += len(fresh)
                self.put(fresh)
        return found

    async def stop(self) -> None:
        """Finish the calls in hand, and record them; what waits stays in the outbox."""
        self._stopped.set()
        for queue in self._chats.values():
            queue.clear()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self.idle(), STOPPING)
        late = list(self._tasks)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    def beside(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something of no order among the messages, and be done with it before stopping."""
        self._start(work)

    async def idle(self) -> None:
        """Return when nothing is in hand, nor came of it meanwhile."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    # One chat

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(_unless_away(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _empty(self, chat_id: int) -> None:
        queue = self._chats[chat_id]
        while queue and not self._stopped.is_set():
            row = queue[0]
            await self._deliver(row, queue)
            self._metrics.outbox_depth -= 1
            if queue and queue[0] is row:
                queue.popleft()
        self._chats.pop(chat_id, None)

    async def _deliver(self, row: Outgoing, queue: deque[Outgoing]) -> None:
        """Send one row, however long it takes, and record what became of it."""
        pause = self.first_pause
        while not self._stopped.is_set():
            try:
                await self._send(row, queue)
            except RetryAfter as error:
                await self._wait_as_told(row, error)
                continue
            except Forbidden as error:
                await self._drop(row, queue, error)
            except BadRequest as error:
                await self._fail(row, error)
            except (NetworkError, InvalidToken) as error:
                if not self._is_too_old(row):
                    self._metrics.messages_retried += 1
                    _log.warning("send_again", row=row.id, error=error.message, pause=pause)
                    await self._pause(pause)
                    pause = min(pause * 2, LONGEST_PAUSE)
                    continue
                await self._fail(row, error)
            except Exception as error:  # noqa: BLE001  (a row that cannot be rendered blocks nobody)
                await self._fail(row, error)
            return

    async def _send(self, row: Outgoing, queue: deque[Outgoing]) -> None:
        effect = await self._presenter.render(row)
        if isinstance(effect, SendFile) and effect.album is not None:
            await self._send_album(row, effect, effect.album, queue)
            return
        if row.callback_query_id is not None:
            ending = taps.end_tap(self._post, row.callback_query_id, effect, self.first_pause)
            self._start(ending)
            row.callback_query_id = None  # another attempt at this row has no tap to end
        self._note_sent(row, await self._apply(row, effect))

    async def _send_album(
        self, row: Outgoing, effect: SendFile, album: str, queue: deque[Outgoing]
    ) -> None:
        """Send the files that came together as one album; where Telegram takes none, each alone."""
        files = await albums.whole(queue, album, self._presenter.render, self._pause)
        if self._stopped.is_set():
            return  # the next start finds all of it
        if len(files) > 1:
            for each, _effect in files:
                await self._limits.slot(row.chat_id, waiting=each.waiting)
            call = telegram_calls.album([file for _row, file in files], row.chat_id)
            with contextlib.suppress(BadRequest):
                for (each, _file), sent in zip(files, await self._post(*call), strict=True):
                    self._note_sent(each, sent["message_id"])
                for each, _file in files[1:]:
                    queue.remove(each)
                self._metrics.outbox_depth -= len(files) - 1
                return
        self._note_sent(row, await self._apply(row, effect))

    def _note_sent(self, row: Outgoing, message_id: int | None) -> None:
        if message_id is not None:
            self._message_ids.remember(row.id, message_id)
        self._metrics.messages_sent += 1
        self._sent.append(Sent(row.id, message_id, self._now()))
        if len(self._sent) == 1:
            self._start(self._record_sent())

    async def _apply(self, row: Outgoing, effect: Effect) -> int | None:
        """Do it in the chat. Returns the id of a new message."""
        if isinstance(effect, Nothing):
            return None
        if isinstance(effect, Toast):
            if effect.then is not None:
                await self._edit(row, effect.then, effect.then.message_id)
            return None
        if isinstance(effect, Edit):
            await self._edit(row, effect, await self._target(effect))
            return None
        await self._limits.slot(row.chat_id, waiting=row.waiting)
        return await self._say(row, effect)

    async def _say(self, row: Outgoing, effect: Say | SendFile | SendNewFile) -> int:
        result = await self._post(*telegram_calls.call(effect, row.chat_id, None))
        message_id: int = result["message_id"]
        return message_id

    async def _edit(self, row: Outgoing, effect: Edit, message_id: int | None) -> None:
        """Change a message; one that is gone, or is so already, needs no change."""
        if message_id is None:
            return
        try:
            await self._post(*telegram_calls.call(effect, row.chat_id, message_id))
        except BadRequest as error:
            if not is_harmless(error):
                raise

    async def _target(self, effect: Edit) -> int | None:
        """The message that an edit is about: named, remembered, or looked up."""
        if effect.message_id is not None:
            return effect.message_id
        row = effect.outbox_id
        if row is None:
            return None
        known = self._message_ids.of(row)
        if known is not None:
            return known
        found = await self._database.run(lambda session: outbox.message_ids(session, [row]))
        return found.get(row)

    # What becomes of a row

    async def _wait_as_told(self, row: Outgoing, error: RetryAfter) -> None:
        """Telegram asks to wait: in this chat, and everywhere once several chats are told."""
        seconds = seconds_to_wait(error)
        now = asyncio.get_running_loop().time()
        self._told_to_wait = {
            chat: until for chat, until in self._told_to_wait.items() if until > now
        }
        self._told_to_wait[row.chat_id] = now + seconds
        if len(self._told_to_wait) > 1:
            self._limits.pause_all(seconds)
        else:
            self._limits.pause_chat(row.chat_id, seconds)
        self._metrics.messages_retried += 1
        _log.warning("told_to_wait", row=row.id, seconds=seconds)
        await self._pause(seconds)

    async def _drop(self, row: Outgoing, queue: deque[Outgoing], error: Forbidden) -> None:
        """The person has blocked the bot: all that waits for them is dropped."""
        dropped = [each.id for each in queue]
        self._metrics.messages_failed += len(dropped)
        self._metrics.outbox_depth -= max(0, len(dropped) - 1)
        queue.clear()
        lose = partial(
            unsent.lose,
            office=self._office,
            chat_id=row.chat_id,
            reason=error.message,
            now=self._now(),
        )
        told_instead = await self._database.run(lose)
        self._held.release(dropped)
        self.put(told_instead)

    async def _fail(self, row: Outgoing, error: Exception) -> None:
        """Keep a row that can never go out, with the reason; those behind it go on."""
        if isinstance(error, DatabaseAwayError):
            raise error
        self._metrics.messages_failed += 1
        reason = error.message if isinstance(error, TelegramError) else repr(error)
        _log.error("send_failed", row=row.id, kind=row.kind, error=reason)
        fail = partial(unsent.fail, row=row.id, reason=reason, now=self._now())
        told_instead = await self._database.run(fail)
        self._held.release([row.id])
        self.put(told_instead)

    async def _record_sent(self) -> None:
        """Record what went out; what goes out meanwhile is recorded together, the next time."""
        while self._sent:
            batch = list(self._sent)
            try:
                await self._database.run(partial(outbox.mark_sent, sent=batch))
            finally:
                del self._sent[: len(batch)]
            self._held.release(each.row for each in batch)

    async def _pause(self, seconds: float) -> None:
        """Wait, but no longer than the program runs."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._stopped.wait(), seconds)

    def _is_too_old(self, row: Outgoing) -> bool:
        return self._now() - row.created_at > GIVE_UP_AFTER


async def _unless_away(work: Coroutine[Any, Any, None]) -> None:
    """What cannot be recorded when the program stops is in the outbox for the next start."""
    with contextlib.suppress(DatabaseAwayError):
        await work
