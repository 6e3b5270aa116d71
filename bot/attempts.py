"""Tries to send a row until something has become of it; what, is Telegram's to say."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

import structlog
from telegram.error import RetryAfter, TelegramError

from bot.chat_queue import ChatQueue
from bot.limits import Limits
from bot.metrics import Metrics
from bot.outcomes import Outcomes
from bot.sender import Sender
from bot.telegram_errors import Verdict, seconds_to_wait, verdict
from bot.told_to_wait import ToldToWait
from storage.outbox import Outgoing

GIVE_UP_AFTER = timedelta(days=1)
LONGEST_PAUSE = 300.0
"""Seconds between two attempts; each pause is twice the one before."""

_log = structlog.get_logger()


class Attempts:
    """Between two attempts at a row, what waits behind it in its chat waits too."""

    def __init__(
        self,
        *,
        sender: Sender,
        outcomes: Outcomes,
        limits: Limits,
        now: Callable[[], datetime],
        metrics: Metrics,
    ) -> None:
        self._sender = sender
        self._outcomes = outcomes
        self._limits = limits
        self._now = now
        self._metrics = metrics
        self._told = ToldToWait()

    async def deliver(self, row: Outgoing, chat: ChatQueue, first_pause: float) -> None:
        """Send one row, however long it takes, and record what became of it.

        `first_pause`: seconds before the second attempt.
        """
        pause = first_pause
        while not chat.stopping.is_set():
            try:
                await self._sender.send(row, chat, first_pause)
            except TelegramError as error:
                meaning = verdict(error)
                if isinstance(error, RetryAfter):
                    await self._wait_as_told(row, chat, error)
                    continue
                if meaning in _TRIED_AGAIN and not self._is_too_old(row):
                    self._metrics.messages_retried += 1
                    _log.warning("send_again", row=row.id, error=error.message, pause=pause)
                    await chat.pause(pause)
                    pause = min(pause * 2, LONGEST_PAUSE)
                    continue
                if meaning is Verdict.UNREACHABLE:
                    await self._outcomes.unreachable(chat, error)
                else:
                    await self._outcomes.failed(row, error)
            except Exception as error:  # noqa: BLE001  (a row that cannot be rendered blocks nobody)
                await self._outcomes.failed(row, error)
            return

    async def _wait_as_told(self, row: Outgoing, chat: ChatQueue, error: RetryAfter) -> None:
        """Telegram asks this chat to wait; everybody waits where it asks many chats at once."""
        seconds = seconds_to_wait(error)
        self._limits.pause_chat(row.chat_id, seconds)
        now = asyncio.get_running_loop().time()
        everybody = self._told.everybody(row.chat_id, seconds, now)
        if everybody is not None:
            self._limits.pause_all(everybody)
        self._metrics.messages_retried += 1
        _log.warning("told_to_wait", row=row.id, seconds=seconds, everybody=everybody)
        await chat.rest(seconds)

    def _is_too_old(self, row: Outgoing) -> bool:
        return self._now() - row.created_at > GIVE_UP_AFTER


_TRIED_AGAIN = frozenset({Verdict.NOT_SENT, Verdict.UNKNOWN})
