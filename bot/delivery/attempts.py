"""Tries to send a row until something has become of it; what, is Telegram's to say."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from telegram.error import RetryAfter, TelegramError

from bot.delivery.chat_queue import ChatQueue
from bot.delivery.limits.allowance import Allowance
from bot.delivery.limits.told_to_wait import ToldToWait
from bot.delivery.line import Line
from bot.delivery.outcomes import Outcomes
from bot.delivery.sender import Sender
from bot.metrics import Metrics
from bot.telegram.verdicts import ForeignAnswerError, Verdict, seconds_to_wait, verdict
from storage.queues.outbox import Outgoing

GIVE_UP_AFTER = timedelta(days=1)
LONGEST_PAUSE = 300.0
"""Seconds between two attempts; each pause is twice the one before."""

COPIES = 2
"""So often is a message sent, at most, where Telegram's answer is lost."""

COPIES_OF_FOREIGN = 5
"""The same where somebody else answers in Telegram's place.

What shows a page of its own (a login page, a filter, a gateway that reaches nobody) has nearly
always passed nothing on. It is still not known, so it has an end.
"""

LONGER = 20
"""So many times as long as the first pause is the one after an answer that was lost: ten seconds.

A connection that broke is back by then, and a message that is still being worked on is done.
"""

_log = structlog.get_logger()


class Attempts:
    """Between two attempts at a row, what waits behind it in its chat waits too."""

    def __init__(
        self,
        *,
        sender: Sender,
        outcomes: Outcomes,
        line: Line,
        allowance: Allowance,
        now: Callable[[], datetime],
        metrics: Metrics,
    ) -> None:
        self._sender = sender
        self._outcomes = outcomes
        self._line = line
        self._allowance = allowance
        self._now = now
        self._metrics = metrics
        self._told = ToldToWait()

    async def deliver(self, row: Outgoing, chat: ChatQueue, first_pause: float) -> None:
        """Send one row, however long it takes, and record what became of it.

        `first_pause`: seconds before the second attempt.
        """
        case = _Attempted(row, chat, first_pause, first_pause)
        chat.calling = [row]
        while not chat.stopping.is_set():
            if row.lost_answers >= case.copies:
                await self._outcomes.unknown(chat.calling, chat)
                return
            try:
                await self._attempt(case)
            except TelegramError as error:
                if await self._is_over(case, error):
                    return
            except Exception as error:  # noqa: BLE001  (a row that cannot be rendered blocks nobody)
                await self._outcomes.failed(row, error)
                return
            else:
                return

    async def _attempt(self, case: "_Attempted") -> None:
        """Send it. One more after a lost answer counts as lost before it is known how it ends.

        So a kill in its middle leads to no further copy.
        """
        row, chat = case.row, case.chat
        lost, chat.calling = row.lost_answers, [row]
        if lost:
            await self._outcomes.unsure(chat.calling, lost + 1)
        try:
            await self._sender.send(row, chat, case.first_pause)
        except TelegramError as error:
            now_lost = lost + (verdict(error) is Verdict.UNKNOWN)
            if now_lost != row.lost_answers:
                await self._outcomes.unsure(chat.calling, now_lost)
            raise
        except asyncio.CancelledError:  # the program stops, and does not wait for the answer
            if chat.under_way:
                await self._outcomes.unsure(chat.calling, lost + 1)
            raise

    async def _is_over(self, case: "_Attempted", error: TelegramError) -> bool:
        """Whether that was the last attempt; where it was not, it returns after a pause."""
        meaning = verdict(error)
        if isinstance(error, RetryAfter):
            await self._wait_as_told(case, error)
            return False
        if meaning is Verdict.UNREACHABLE:
            await self._outcomes.unreachable(case.chat, error)
            return True
        if meaning is Verdict.UNKNOWN:
            await self._wait_for_the_line(case, error)
            return False
        if meaning is Verdict.NOT_SENT and not self._is_too_old(case.row):
            await self._pause(case, error)
            return False
        await self._outcomes.failed(case.row, error)
        return True

    async def _wait_for_the_line(self, case: "_Attempted", error: TelegramError) -> None:
        """Before another copy goes out, Telegram has answered something else."""
        case.copies = COPIES_OF_FOREIGN if isinstance(error, ForeignAnswerError) else COPIES
        if case.row.lost_answers < case.copies:
            case.pause = max(case.pause, case.first_pause * LONGER)
            await self._pause(case, error)
            await self._line.answers_again(case.chat, case.first_pause)

    async def _wait_as_told(self, case: "_Attempted", error: RetryAfter) -> None:
        """Telegram asks this chat to wait; everybody waits where it asks many chats at once."""
        seconds, chat = seconds_to_wait(error), case.chat
        self._allowance.pause_chat(chat.chat_id, seconds)
        now = asyncio.get_running_loop().time()
        everybody = self._told.everybody(chat.chat_id, seconds, now)
        if everybody is not None:
            self._allowance.pause_all(everybody)
        self._metrics.messages_retried += 1
        _log.warning("told_to_wait", row=case.row.id, seconds=seconds, everybody=everybody)
        await chat.rest(seconds)

    async def _pause(self, case: "_Attempted", error: TelegramError) -> None:
        self._metrics.messages_retried += 1
        _log.warning("send_again", row=case.row.id, error=error.message, pause=case.pause)
        await case.chat.pause(case.pause)
        case.pause = min(case.pause * 2, LONGEST_PAUSE)

    def _is_too_old(self, row: Outgoing) -> bool:
        return self._now() - row.created_at > GIVE_UP_AFTER


@dataclass(slots=True)
class _Attempted:
    """A row being tried. `pause`: seconds before the next attempt; `copies`: so many at most."""

    row: Outgoing
    chat: ChatQueue
    first_pause: float
    pause: float
    copies: int = COPIES
