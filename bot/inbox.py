"""Receives updates: safe in the database before Telegram hears that they have arrived."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from telegram.ext import ExtBot

from bot.clock import Clock
from bot.database import Database, DatabaseAwayError
from bot.metrics import Metrics
from handlers.incoming import Incoming, read
from handlers.scrubbing import to_keep
from storage import inbox

_dumps = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Known:
    """Stands for an update that was received before: to be confirmed, and handled by nobody."""

    update_id: int


class Inbox(asyncio.Queue[object]):
    """The application's queue. What is in it is in the database too.

    `store` returns when the updates are committed; those known before are left out. The
    Updater's own `put` therefore gets only updates that are safe already.
    """

    def __init__(self, database: Database, clock: Clock, metrics: Metrics) -> None:
        super().__init__()
        self._database = database
        self._clock = clock
        self._metrics = metrics
        self._in_hand: set[int] = set()

    async def store(self, updates: Sequence[dict[str, Any]]) -> list[Incoming]:
        """Keep raw updates in one transaction; returns those that are new, in order."""
        kept = [to_keep(raw) for raw in updates]
        read_ones = [read(raw) for raw in kept]
        rows = [
            (each.update_id, each.chat_id, _dumps(raw))
            for each, raw in zip(read_ones, kept, strict=True)
        ]
        now = self._clock.now()
        new = await self._database.run(lambda session: inbox.receive(session, rows, now))
        fresh = [each for each in read_ones if each.update_id in new]
        self._metrics.updates_received += len(fresh)
        self._take([each.update_id for each in fresh])
        return fresh

    async def receive(self, raw: dict[str, Any]) -> None:
        """One update of the webhook: safe when this returns."""
        for each in await self.store([raw]):
            await self.put(each)

    async def pick_up(self) -> int:
        """Put what was kept and is neither handled nor in hand: after a start, or a broken commit.

        Returns how many.
        """
        waiting = await self._database.read(inbox.waiting)
        left = [(update_id, raw) for update_id, raw in waiting if update_id not in self._in_hand]
        self._take([update_id for update_id, _raw in left])
        for _update_id, raw in left:
            await self.put(read(json.loads(raw)))
        return len(left)

    def let_go(self, update_id: int) -> None:
        """An update has been dealt with, or is left for the next start."""
        self._in_hand.discard(update_id)
        self._metrics.inbox_depth = len(self._in_hand)

    def _take(self, update_ids: Sequence[int]) -> None:
        self._in_hand.update(update_ids)
        self._metrics.inbox_depth = len(self._in_hand)


class ReceivingBot(ExtBot[None]):
    """A bot whose `get_updates` returns when the updates are stored.

    python-telegram-bot confirms a batch with its next call, so nothing is confirmed that is not
    on the disk; and a batch of a hundred costs one commit, not a hundred.
    """

    __slots__ = ("_inbox",)

    def __init__(self, inbox: Inbox, token: str, **others: Any) -> None:
        super().__init__(token, **others)
        self._inbox = inbox

    async def get_updates(
        self,
        offset: int | None = None,
        limit: int | None = None,
        timeout: Any = None,  # noqa: ASYNC109  (what the Updater calls it)
        allowed_updates: Sequence[str] | None = None,
        **_others: Any,
    ) -> tuple[Any, ...]:
        """The next updates, stored and read. `timeout` in seconds."""
        seconds = timeout.total_seconds() if hasattr(timeout, "total_seconds") else timeout or 0
        result = await self._post(
            "getUpdates",
            {
                "offset": offset,
                "limit": limit,
                "timeout": int(seconds),
                "allowed_updates": allowed_updates,
            },
            read_timeout=5 + seconds,
        )
        try:
            return tuple(await self._safe(result))
        except DatabaseAwayError:
            return ()  # not stored, hence not confirmed: Telegram sends them again

    async def call(self, method: str, parameters: dict[str, Any]) -> Any:
        """One call to Telegram, its answer read no further than JSON. Raises TelegramError."""
        return await self._do_post(method, parameters)

    async def _safe(self, raws: list[dict[str, Any]]) -> list[Any]:
        """The new ones, and always the last, so that the Updater confirms them all.

        One that is known is in the queue already, or handled: its place is only held.
        """
        if not raws:
            return []
        fresh = await self._inbox.store(raws)
        last = raws[-1]["update_id"]
        if not fresh or fresh[-1].update_id != last:
            return [*fresh, Known(last)]
        return fresh
