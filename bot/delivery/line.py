"""The line to Telegram: whether it answers at all."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from telegram.error import InvalidToken, TelegramError

from bot.delivery.chat_queue import ChatQueue
from bot.telegram.verdicts import AnswerLostError, NotSentError

Post = Callable[[str, dict[str, Any]], Awaitable[Any]]

LONGEST_PAUSE = 60.0
"""Seconds between two questions whether Telegram is there; each pause is twice the one before."""

_NO_ANSWER = (AnswerLostError, NotSentError, InvalidToken)


class Line:
    """Makes calls, and counts those that Telegram took or refused."""

    def __init__(self, post: Post) -> None:
        self._post = post
        self._answers = 0
        self._asking = asyncio.Lock()

    async def post(self, method: str, parameters: dict[str, Any]) -> Any:
        """One call. Raises what is said against it (bot/telegram/verdicts.py)."""
        try:
            result = await self._post(method, parameters)
        except _NO_ANSWER:
            raise
        except TelegramError:
            self._answers += 1
            raise
        self._answers += 1
        return result

    async def answers_again(self, chat: ChatQueue, pause: float) -> None:
        """Return once Telegram has answered anybody from now on, or the program stops.

        However many chats wait for it, one at a time asks. `pause` in seconds, the first one.
        """
        known = self._answers
        while self._answers == known and not chat.stopping.is_set():
            async with self._asking:
                if self._answers == known and await self._does_answer():
                    return
            if self._answers == known:
                await chat.pause(pause)
                pause = min(pause * 2, LONGEST_PAUSE)

    async def _does_answer(self) -> bool:
        try:
            await self.post("getMe", {})
        except TelegramError:
            return False
        return True
