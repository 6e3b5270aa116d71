"""People in a closed loop who notice what they are told twice, and in which life of the bot."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from benchmarks.people import Crowd
from benchmarks.script import Script
from benchmarks.telegram_stub import BotApi
from benchmarks.wire import Call
from tests.crash.copies import Copies

LONG = 20.0
"""Seconds; where nobody at all is answered for so long, nobody will be any more."""


class CountingApi(BotApi):
    """A stand-in that knows in which life of the bot it is."""

    def __init__(self) -> None:
        super().__init__()
        self.copies = Copies()

    def serve(self, call: Call) -> None:
        """Answer a request."""
        if call.path.endswith("/getMe"):
            self.copies.begin_life()
        super().serve(call)


class Witness(Crowd):
    """A crowd that counts copies; everybody sends one request.

    A person who reads a message again reacts to it no second time, but goes on below the copy: it
    is what stands last in the chat, and what the bot edits from then on.
    """

    def __init__(self, api: CountingApi, script: Script, people: int) -> None:
        super().__init__(api, script, people, intakes=1)
        self._copies = api.copies
        self._places: dict[tuple[int, str, str], int] = {}

    async def all_done(self) -> None:
        """Wait until everybody has sent their request. Raises TimeoutError as `meanwhile` does."""
        await self.meanwhile(self.done(within=3600))

    async def meanwhile(self, awaited: Coroutine[Any, Any, None]) -> None:
        """Wait for something while people are being answered, however slow the machine is.

        Raises TimeoutError that says how many wait when nobody has been answered for long.
        """
        task = asyncio.create_task(awaited)
        try:
            while not task.done():
                answered = len(self.replies)
                await asyncio.wait({task}, timeout=LONG)
                if not task.done() and len(self.replies) == answered:
                    raise TimeoutError(f"{len(self.waiting())} people are left waiting")
            await task
        finally:
            task.cancel()

    def hears(self, chat: int, message_id: int, text: str, markup: str, *, edited: bool) -> None:
        """Read a message; one that was read before is only counted."""
        if edited or not self._copies.note(chat, (text, markup)):
            self._places.setdefault((chat, text, markup), message_id)
            super().hears(chat, message_id, text, markup, edited=edited)
            return
        person = self._people[chat]
        if self._places[chat, text, markup] in person.tapped:
            person.tapped.add(message_id)
