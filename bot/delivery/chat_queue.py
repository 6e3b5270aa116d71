"""What waits for one chat, in order, and the waiting between the attempts at it."""

import asyncio
import contextlib
import time
from collections import deque
from dataclasses import dataclass, field

from storage.queues.outbox import Outgoing


@dataclass(slots=True, eq=False)
class ChatQueue:
    """The rows of one chat, of which the first is in hand. `stopping`: the program ends.

    `calling` are the rows that a call carries: one, or the files of an album; `under_way`: it is
    made, and has not been answered.
    `since`: when the first became the first, by `time.monotonic`; `resting`: Telegram has said for
    how long it is to wait.
    """

    chat_id: int
    stopping: asyncio.Event
    rows: deque[Outgoing] = field(default_factory=deque)
    calling: list[Outgoing] = field(default_factory=list)
    under_way: bool = False
    since: float = field(default_factory=time.monotonic)
    resting: bool = False
    _woken: asyncio.Event = field(default_factory=asyncio.Event)

    async def pause(self, seconds: float) -> None:
        """Wait so long; no longer than until the person writes, or the program stops."""
        self._woken.clear()
        if not self.stopping.is_set():
            await _at_most(seconds, self._woken)

    async def rest(self, seconds: float) -> None:
        """Wait so long, whatever the person does; no longer than the program runs."""
        self.resting = True
        try:
            await _at_most(seconds, self.stopping)
        finally:
            self.resting = False

    @property
    def due_for(self) -> float:
        """For how many seconds its first row could have gone out, and has not."""
        return 0.0 if self.resting else time.monotonic() - self.since

    def wake(self) -> None:
        """End the pause, if there is one."""
        self._woken.set()


async def _at_most(seconds: float, event: asyncio.Event) -> None:
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(event.wait(), seconds)
