"""Chats side by side, each chat in the order in which its updates came."""

import asyncio
from collections import deque
from collections.abc import Awaitable
from types import CoroutineType
from typing import Any

from telegram.ext import BaseUpdateProcessor

# python-telegram-bot takes one of its own slots before it asks us. Were those few, one busy chat
# could sit on all of them while its updates wait for each other; so they are practically endless,
# and the slots that count are taken here, when it is the update's turn in its chat.
_ENDLESS = 2**31


class ChatOrderedProcessor(BaseUpdateProcessor):
    """Runs up to `slots` updates at a time, of as many chats, and one at a time in each chat.

    An update belongs to the chat that its attribute `chat_id` names; without one, or where it is
    None, it waits for nobody. What fails is the caller's to see, and does not hold up its chat.
    """

    __slots__ = ("_chats", "_slots", "_stopping")

    def __init__(self, slots: int = 64) -> None:
        super().__init__(max_concurrent_updates=_ENDLESS)
        self._slots = asyncio.Semaphore(slots)
        # The chats with an update in hand, and those behind it in the order of their arrival.
        self._chats: dict[int, deque[asyncio.Future[None]]] = {}
        self._stopping = False

    async def initialize(self) -> None:
        """Take updates, again if it was shut down."""
        self._stopping = False

    async def shutdown(self) -> None:
        """Drop what waits; see `drop_waiting`."""
        self.drop_waiting()

    def drop_waiting(self) -> None:
        """Finish only what is in hand: what waits now or comes later ends without being handled.

        For a program that is to stop soon, and finds the rest in its inbox at the next start.
        """
        self._stopping = True
        for behind in self._chats.values():
            for turn in behind:
                if not turn.done():
                    turn.set_result(None)
            behind.clear()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Handle one update when it is its turn. The order of calls is the order of arrival."""
        chat_id: int | None = getattr(update, "chat_id", None)
        try:
            if chat_id is None:
                await self._run(coroutine)
                return
            await self._turn(chat_id)
            try:
                await self._run(coroutine)
            finally:
                self._pass_on(chat_id)
        finally:
            _close(coroutine)

    async def _run(self, coroutine: Awaitable[Any]) -> None:
        async with self._slots:
            if not self._stopping:
                await coroutine

    async def _turn(self, chat_id: int) -> None:
        """Return when nobody of the chat is before us; until then, nothing is awaited."""
        behind = self._chats.get(chat_id)
        if behind is None:
            self._chats[chat_id] = deque()
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        behind.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if not turn.cancelled():  # the turn had come, and nobody else knows
                self._pass_on(chat_id)
            raise

    def _pass_on(self, chat_id: int) -> None:
        behind = self._chats.get(chat_id)
        while behind:
            turn = behind.popleft()
            if not turn.done():
                turn.set_result(None)
                return
        self._chats.pop(chat_id, None)


def _close(coroutine: Awaitable[Any]) -> None:
    """End a coroutine that was never awaited; does nothing to one that has run."""
    if isinstance(coroutine, CoroutineType):
        coroutine.close()
