"""One update after the other: each in one transaction, and what comes of it goes out."""

import asyncio
import secrets
import traceback
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from functools import partial
from typing import Any

import structlog

from bot.database import Database, DatabaseAwayError
from bot.delivery.delivery import Delivery
from bot.metrics import Metrics
from bot.receiving.inbox import Inbox
from bot.receiving.pace import Pace
from bot.receiving.repeated_taps import RepeatedTaps
from bot.telegram import command_menu
from handlers import conversation, dispatch
from handlers.conversation import Handled
from handlers.core.updates.incoming import Incoming
from storage.queues import inbox as kept
from storage.queues.outbox import Outgoing

_log = structlog.get_logger()


@dataclass(frozen=True, kw_only=True)
class Handling:
    """What the application does with each update. `renew_menu`: a person's role or language is new.

    None of it raises: whatever goes wrong is kept with the update, and told to the person.
    """

    metrics: Metrics
    database: Database
    inbox: Inbox
    delivery: Delivery
    pace: Pace
    repeated: RepeatedTaps
    renew_menu: Callable[[Outgoing], Coroutine[Any, Any, None]]

    async def handle(self, incoming: Incoming, _context: Any) -> None:
        """One update, one transaction; then its messages go out."""
        if incoming.chat_id is not None:
            self.delivery.wake(incoming.chat_id)
        arrived, incoming = incoming, self.inbox.doubts.with_doubt(incoming)
        too_fast = self.pace.is_too_fast(incoming, asyncio.get_running_loop().time())
        self.metrics.updates_slowed += too_fast
        try:
            if self.repeated.is_one(arrived):
                await self._leave_out(arrived)
                return
            handled = await self._handle(incoming, too_fast=too_fast)
        except DatabaseAwayError:
            _log.warning("update_left", update=incoming.update_id)
        except Exception as error:  # noqa: BLE001  (kept with the update, and told to the person)
            await self._apologise(incoming, error)
        else:
            self._count_and_send(handled)
            self.inbox.doubts.settled(arrived)
            self.repeated.note(arrived, handled.messages)
            if handled.erased:
                await self.database.wipe()
        finally:
            self.inbox.let_go(incoming.update_id)

    async def _handle(self, incoming: Incoming, *, too_fast: bool) -> Handled:
        """In one transaction, and before it what takes long to read, beside the writer."""
        long_read = dispatch.long_read(incoming)
        beforehand = await self.database.read_now(long_read) if long_read is not None else None
        work = partial(
            conversation.handle, incoming=incoming, too_fast=too_fast, beforehand=beforehand
        )
        return await self.database.run(work)

    async def _leave_out(self, incoming: Incoming) -> None:
        """The same tap again, while its answer is on the way: only its spinner has to end."""
        finish = partial(kept.finish, update_id=incoming.update_id)
        await self.database.run(finish)
        self.metrics.updates_handled += 1
        if incoming.chat_id is not None and incoming.callback_id is not None:
            self.delivery.end_tap(incoming.chat_id, incoming.callback_id)

    def _count_and_send(self, handled: Handled) -> None:
        self.metrics.updates_handled += 1
        self.metrics.stale_buttons += handled.stale
        self.delivery.put(handled.messages)
        for message in handled.messages:
            if command_menu.is_changed_by(message):
                self.delivery.beside(self.renew_menu(message))

    async def _apologise(self, incoming: Incoming, error: Exception) -> None:
        error_id = secrets.token_hex(3)
        trace = "".join(traceback.format_tb(error.__traceback__))
        _log.error(
            "update_failed",
            id=error_id,
            update=incoming.update_id,
            error=type(error).__name__,
            trace=trace,
        )
        self.metrics.updates_failed += 1
        what: dict[str, Any] = {
            "error": f"{type(error).__name__}\n{trace}",
            "error_id": error_id,
        }
        try:
            apology = partial(conversation.apologise, incoming=incoming, **what)
            self.delivery.put(await self.database.run(apology))
        except DatabaseAwayError:
            _log.warning("update_left", update=incoming.update_id)
        except Exception as worse:  # noqa: BLE001  (it is tried again, but not for ever)
            await self._count_attempt(incoming.update_id, worse, what)

    async def _count_attempt(self, update_id: int, error: Exception, what: dict[str, Any]) -> None:
        """The apology failed too: the update is left for another attempt, or given up."""
        attempt = partial(kept.failed_again, update_id=update_id, **what)
        try:
            given_up = await self.database.run(attempt)
        except Exception as worst:  # noqa: BLE001  (the next look at what is left finds it)
            _log.error("update_left", update=update_id, error=type(worst).__name__)
        else:
            event = "update_given_up" if given_up else "update_to_be_tried_again"
            _log.error(event, id=what["error_id"], update=update_id, error=type(error).__name__)
