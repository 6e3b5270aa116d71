"""What becomes of a row of the outbox: recorded by its id, and told to whom it concerns."""

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine, Iterable
from datetime import datetime
from functools import partial
from typing import Any

import structlog
from telegram.error import TelegramError

from bot.database import Database, DatabaseAwayError
from bot.delivery import unsent
from bot.delivery.chat_queue import ChatQueue
from bot.delivery.in_hand import InHand, MessageIds
from bot.metrics import Metrics
from storage.queues import outbox
from storage.queues.outbox import Outgoing, Sent
from storage.transaction.unit_of_work import UnitOfWork

_log = structlog.get_logger()

Asked = asyncio.Future[None]
"""Done once Telegram has been asked to end the spinner of a tap, however it answered."""


class Outcomes:
    """`put` sends what others must be told because of it; `beside` runs what nobody waits for.

    A row is in hand from when it is put in until what became of it is on the disk, so that it is
    never sent twice meanwhile. That it was sent stands in the writer's line at once, so before
    whatever the person answers to it: a kill leaves no more unrecorded than what was said without
    waiting for anybody.
    """

    def __init__(
        self,
        *,
        database: Database,
        now: Callable[[], datetime],
        metrics: Metrics,
        put: Callable[[Iterable[Outgoing]], None],
        beside: Callable[[Coroutine[Any, Any, None]], None],
    ) -> None:
        self.in_hand = InHand()
        self.message_ids = MessageIds()
        self._database = database
        self._now = now
        self._metrics = metrics
        self._put = put
        self._beside = beside
        self._sent: deque[Sent] = deque()
        self._in_line = False

    def sent(self, row: Outgoing, message_id: int | None, asked: Asked | None = None) -> None:
        """It stands in the chat, as this message of Telegram's if it is a new one.

        `asked`: the end of the tap that it answers; it is over when both are.
        """
        if message_id is not None:
            self.message_ids.remember(row.id, message_id)
        self._metrics.messages_sent += 1
        self._is_done(row, message_id, asked)

    def left_out(self, row: Outgoing, asked: Asked | None = None) -> None:
        """Record a row as done that was not sent, since one that waits behind it says it too."""
        self._metrics.messages_left_out += 1
        self._is_done(row, None, asked)

    def _is_done(self, row: Outgoing, message_id: int | None, asked: Asked | None) -> None:
        self._metrics.outbox_depth -= 1
        sent = Sent(
            row.id,
            message_id,
            row.created_at if row.may_have_arrived else self._now(),
            row.chat_id,
            row.kind,
            row.params,
            forget=row.leaves_no_trace,
        )
        if asked is None or asked.done():
            self._stand_in_line(sent)
        else:
            asked.add_done_callback(lambda _asked: self._stand_in_line(sent))

    def _stand_in_line(self, sent: Sent) -> None:
        self._sent.append(sent)
        if not self._in_line:
            self._in_line = True
            self._beside(self._record_sent())

    async def unreachable(self, chat: ChatQueue, error: TelegramError) -> None:
        """The person has gone: all that waits for them is dropped."""
        dropped = [each.id for each in chat.rows]
        traceless = any(each.leaves_no_trace for each in chat.rows)
        chat.rows.clear()
        self._metrics.messages_failed += len(dropped)
        _log.warning("unreachable", rows=len(dropped), error=error.message)
        lose = partial(unsent.lose, chat_id=chat.chat_id, reason=error.message)
        self._done_with(dropped, await self._database.run(lose))
        if traceless:
            await self._database.wipe()

    async def failed(self, row: Outgoing, error: Exception) -> None:
        """Keep a row that can never go out, with the reason; those behind it go on."""
        if isinstance(error, DatabaseAwayError):
            raise error
        self._metrics.messages_failed += 1
        reason = error.message if isinstance(error, TelegramError) else repr(error)
        _log.error("send_failed", row=row.id, kind=row.kind, error=reason)
        fail = partial(unsent.fail, row=row.id, reason=reason)
        self._done_with([row.id], await self._database.run(fail))
        if row.leaves_no_trace:
            await self._database.wipe()

    async def unsure(self, rows: list[Outgoing], lost_answers: int) -> None:
        """Keep how many attempts at these rows nobody knows the end of."""
        for row in rows:
            row.lost_answers = lost_answers
        ids = [row.id for row in rows]
        await self._database.run(partial(outbox.mark_unsure, rows=ids, lost_answers=lost_answers))

    async def unknown(self, rows: list[Outgoing], chat: ChatQueue) -> None:
        """It may stand in the chat or not; it is not said a third time."""
        ids = [row.id for row in rows]
        for row in rows:
            chat.rows.remove(row)
        self._metrics.messages_unknown += len(rows)
        _log.error("answer_lost", rows=ids)
        give_up = partial(unsent.unknown, rows=ids)
        self._done_with(ids, await self._database.run(give_up))
        if any(row.leaves_no_trace for row in rows):
            await self._database.wipe()

    def _done_with(self, rows: list[int], told_instead: list[Outgoing]) -> None:
        self._metrics.outbox_depth -= len(rows)
        self.in_hand.release(rows)
        self._put(told_instead)

    async def _record_sent(self) -> None:
        """Record together what has gone out by the time that it is this transaction's turn."""
        taken: list[Sent] = []
        await self._database.run(partial(self._take_and_mark, taken))
        self.in_hand.release(each.row for each in taken)
        if any(each.forget for each in taken):
            await self._database.wipe()

    def _take_and_mark(self, taken: list[Sent], unit: UnitOfWork) -> None:
        """In the writer's thread. What goes out from now on wants another transaction.

        Where it is run again, it takes what has come since too.
        """
        self._in_line = False
        while self._sent:
            taken.append(self._sent.popleft())
        outbox.mark_sent(unit, taken)
