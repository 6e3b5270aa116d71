"""Receives updates: safe in the database before Telegram hears that they have arrived."""

import asyncio
import secrets
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

import structlog

from bot.clock import Clock
from bot.database import Database, DatabaseAwayError
from bot.metrics import Metrics
from bot.receiving.arrivals import Arrival, arrival, kept_arrival
from bot.receiving.doubts import Doubts
from handlers import conversation
from handlers.core.updates.incoming import Incoming
from storage.queues import inbox
from storage.queues.outbox import Outgoing
from storage.transaction.unit_of_work import UnitOfWork

_log = structlog.get_logger()


class Inbox(asyncio.Queue[object]):
    """The application's queue. What is in it is in the database too.

    `store` returns when the updates are committed; those known before are left out. The
    Updater's own `put` therefore gets only updates that are safe already. One that cannot be read
    or kept is a failed row without a body, and `tell` gets the apology for it.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        metrics: Metrics,
        tell: Callable[[list[Outgoing]], None],
    ) -> None:
        super().__init__()
        self._database = database
        self._metrics = metrics
        self._tell = tell
        self.doubts = Doubts(clock)
        self._in_hand: set[int] = set()
        self._out_of_reach: set[int] = set()

    async def store(self, updates: Sequence[object]) -> list[Incoming]:
        """Keep raw updates in one transaction; returns those that are new and can be handled.

        Raises what the database raises where not even an update's number can be kept: then it is
        not the update's fault, and none of those from there on is kept.
        """
        found = [arrival(raw) for raw in updates]
        arrivals = list({each.update_id: each for each in reversed(found) if each}.values())[::-1]
        if nameless := found.count(None):
            self._metrics.updates_unreadable += nameless
            _log.error("updates_without_id", number=nameless)
        try:
            new = await self._keep(arrivals)
        except DatabaseAwayError:
            raise
        except Exception:  # noqa: BLE001  (one of them, or the database: the next tries tell)
            new = [each for one in arrivals for each in await self._keep_alone(one)]
        fresh = [each.incoming for each in new if each.fault is None]
        for each in new:
            if each.doubted is not None:
                self.doubts.keep(each.doubted)
        self._metrics.updates_received += len(new)
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
        left = [kept_arrival(*row) for row in await self._waiting() if row[0] not in self._in_hand]
        whole = [each.incoming for each in left if each.fault is None]
        self._take([each.update_id for each in whole])
        for incoming in whole:
            await self.put(incoming)
        for each in left:
            if each.fault is not None:
                await self._set_aside(each)
        return len(whole)

    def let_go(self, update_id: int) -> None:
        """An update has been dealt with, or is left for the next start."""
        self._in_hand.discard(update_id)
        self._metrics.inbox_depth = len(self._in_hand)

    def _take(self, update_ids: Sequence[int]) -> None:
        self._in_hand.update(update_ids)
        self._metrics.inbox_depth = len(self._in_hand)

    # Keeping

    async def _keep(
        self, arrivals: Sequence[Arrival], *, apologising: bool = True
    ) -> list[Arrival]:
        """Keep these together, or none. Returns those that are new, in order."""
        named = [(each, secrets.token_hex(3) if each.fault else "") for each in arrivals]
        work = partial(_keep, arrivals=named, apologising=apologising)
        known, messages = await self._database.run(work)
        self._tell(messages)
        self._note_faults((each, error_id) for each, error_id in named if each.update_id in known)
        return [each for each in arrivals if each.update_id in known]

    async def _keep_alone(self, one: Arrival) -> list[Arrival]:
        """Keep one whatever is wrong with it: at the worst only its number."""
        try:
            return await self._keep([one])
        except DatabaseAwayError:
            raise
        except Exception as error:  # noqa: BLE001  (a value that this database does not take)
            one = one.without_body(error)
        try:
            return await self._keep([one])
        except DatabaseAwayError:
            raise
        except Exception:  # noqa: BLE001  (nobody can be told)
            return await self._keep([one], apologising=False)

    def _note_faults(self, failed: Iterable[tuple[Arrival, str]]) -> None:
        for each, error_id in failed:
            if each.fault is not None:
                self._metrics.updates_unreadable += 1
                _log.error(
                    "update_unreadable", id=error_id, update=each.update_id, error=each.fault
                )

    # Picking up

    async def _waiting(self) -> list[tuple[int, int | None, str]]:
        """The rows that wait; each by itself where they cannot be read together."""
        try:
            return await self._database.read(inbox.waiting)
        except DatabaseAwayError:
            raise
        except Exception:  # noqa: BLE001  (a broken page; those on other pages can be read)
            return await self._waiting_each()

    async def _waiting_each(self) -> list[tuple[int, int | None, str]]:
        found = []
        for update_id in await self._database.read(inbox.waiting_ids):
            try:
                row = await self._database.read(partial(inbox.waiting_one, update_id=update_id))
            except DatabaseAwayError:
                raise
            except Exception as error:  # noqa: BLE001  (this one is on it)
                self._note_out_of_reach(update_id, error)
            else:
                found += [row] if row is not None else []
        return found

    def _note_out_of_reach(self, update_id: int, error: Exception) -> None:
        """Say it once: the row is looked at every minute."""
        if update_id not in self._out_of_reach:
            self._out_of_reach.add(update_id)
            self._metrics.updates_unreadable += 1
            _log.error("update_out_of_reach", update=update_id, error=type(error).__name__)

    async def _set_aside(self, one: Arrival) -> None:
        """A kept row that cannot be read is failed, and its person is told."""
        error_id = secrets.token_hex(3)
        work = partial(_set_aside, one=one, error_id=error_id)
        try:
            self._tell(await self._database.run(work))
        except DatabaseAwayError:
            raise
        except Exception as error:  # noqa: BLE001  (it stays as it is, and holds up nobody)
            self._note_out_of_reach(one.update_id, error)
        else:
            self._note_faults([(one, error_id)])


def _keep(
    unit: UnitOfWork, arrivals: Sequence[tuple[Arrival, str]], *, apologising: bool
) -> tuple[set[int], list[Outgoing]]:
    rows = [(each.update_id, each.incoming.chat_id, each.raw) for each, _id in arrivals]
    new = inbox.receive(unit, rows) if rows else set()
    messages: list[Outgoing] = []
    for each, error_id in arrivals:
        if each.fault is None or each.update_id not in new:
            continue
        if apologising:
            messages += conversation.apologise(unit, each.incoming, each.fault, error_id)
        else:
            inbox.fail(unit, each.update_id, each.fault, error_id)
    return new, messages


def _set_aside(unit: UnitOfWork, one: Arrival, error_id: str) -> list[Outgoing]:
    inbox.empty(unit, one.update_id)
    return conversation.apologise(unit, one.incoming, one.fault or "", error_id)
