"""`Messenger`: Telegram with one bot in it. People act (`acts`, `sendings`), the bot is watched."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from bot.playground.chats.model import ApiCall, Button, CallbackQuery, Message
from bot.playground.chats.people_act import Who
from bot.playground.chats.people_send import Sendings

T = TypeVar("T")


class Messenger(Sendings):
    """The whole stand-in but for HTTP.

    Belongs to one event loop; nothing in it is awaited but `changed` and `wait_for`.
    """

    def messages(self, chat: Who, *, deleted: bool = False) -> list[Message]:
        """What stands in a chat, oldest first; with `deleted`, what stood there as well."""
        every = self.by_chat[self.chat(chat).id].values()
        return [message for message in every if deleted or not message.deleted]

    def from_bot(self, chat: Who) -> list[Message]:
        """What the bot has said in a chat and not deleted, oldest first."""
        return [message for message in self.messages(chat) if message.from_bot]

    def last(self, chat: Who) -> Message | None:
        """The latest message of the bot in a chat."""
        said = self.from_bot(chat)
        return said[-1] if said else None

    def reply_keyboard(self, chat: Who) -> list[list[Button]]:
        """The reply keyboard that the person sees under the chat; empty where there is none."""
        keyboard = self.chat(chat).keyboard
        if keyboard is None:
            return []
        rows = keyboard["keyboard"]
        return Message(0, 0, True, self.clock.now(), {}, {"keyboard": rows}).keyboard  # noqa: FBT003

    def query(self, query_id: str) -> CallbackQuery:
        """A tap, and the answer that it got."""
        return self.queries[query_id]

    def unanswered(self) -> list[CallbackQuery]:
        """Taps whose spinner still turns."""
        return [query for query in self.queries.values() if not query.answered]

    def calls_of(self, method: str) -> list[ApiCall]:
        """The bot's calls of one method, oldest first."""
        return [call for call in self.calls if call.method.lower() == method.lower()]

    async def changed(self, timeout: float | None = None) -> bool:  # noqa: ASYNC109
        """Wait for the next change of anything, at most `timeout` seconds; whether it came."""
        return await self._signal.wait(timeout)

    async def wait_for(self, predicate: Callable[[], T | None], timeout: float = 5.0) -> T:  # noqa: ASYNC109
        """Wait until `predicate()` is true, and give what it gave.

        It is asked now and after every change. Raises `TimeoutError` after `timeout` seconds.
        """
        async with asyncio.timeout(timeout):
            while not (value := predicate()):
                await self._signal.wait()
            return value
