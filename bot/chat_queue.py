"""What waits for one chat, in order, and the waiting between the attempts at it."""

import asyncio
import contextlib
from collections import deque
from dataclasses import dataclass, field

from storage.outbox import Outgoing


@dataclass(slots=True, eq=False)
class ChatQueue:
    """The rows of one chat, of which the first is in hand. `stopping`: the program ends.

    `calling` are the rows that the call under way carries: one, or the files of an album.
    """

    chat_id: int
    stopping: asyncio.Event
    rows: deque[Outgoing] = field(default_factory=deque)
    calling: list[Outgoing] = field(default_factory=list)
    _woken: asyncio.Event = field(default_factory=asyncio.Event)

    async def pause(self, seconds: float) -> None:
        """Wait so long; no longer than until the person writes, or the program stops."""
        self._woken.clear()
        if not self.stopping.is_set():
            await _at_most(seconds, self._woken)

    async def rest(self, seconds: float) -> None:
        """Wait so long, whatever the person does; no longer than the program runs."""
        await _at_most(seconds, self.stopping)

    def wake(self) -> None:
        """End the pause, if there is one."""
        self._woken.set()


async def _at_most(seconds: float, event: asyncio.Event) -> None:
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(event.wait(), seconds)
