"""The bot that asks Telegram for updates, and goes on asking whatever the answer is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import structlog
from telegram._utils.types import JSONDict
from telegram.error import NetworkError, TelegramError
from telegram.ext import ExtBot

from bot.arrivals import id_of
from bot.database import DatabaseAwayError
from bot.inbox import Inbox
from bot.pause import GrowingPause
from bot.raw_json import parse
from bot.transport import AiohttpRequest
from handlers.incoming import Incoming

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
"""Seconds before Telegram is asked again for what could not be kept, or not be confirmed."""

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Known:
    """Stands for an update that was received before: to be confirmed, and handled by nobody."""

    update_id: int


class UpdatesRequest(AiohttpRequest):
    """The connection for updates; one of them that is no good JSON leaves the others readable."""

    __slots__ = ()

    @staticmethod
    def parse_json_payload(payload: bytes) -> JSONDict:
        """The answer as a dictionary. The text of one that is not JSON is not logged."""
        try:
            parsed = parse(payload)
        except ValueError:
            raise TelegramError("Invalid server response") from None
        if not isinstance(parsed, dict):
            raise TelegramError("Invalid server response")
        return parsed


class ReceivingBot(ExtBot[None]):
    """A bot whose `get_updates` returns when the updates are stored.

    python-telegram-bot confirms a batch with its next call, so nothing is confirmed that is not
    on the disk; and a batch of a hundred costs one commit, not a hundred.
    """

    __slots__ = ("_inbox", "_pause")

    def __init__(self, inbox: Inbox, token: str, **others: Any) -> None:
        super().__init__(token, **others)
        self._inbox = inbox
        self._pause = GrowingPause(FIRST_PAUSE, LONGEST_PAUSE)

    async def get_updates(
        self,
        offset: int | None = None,
        limit: int | None = None,
        timeout: Any = None,  # noqa: ASYNC109  (what the Updater calls it)
        allowed_updates: Sequence[str] | None = None,
        **_others: Any,
    ) -> tuple[Any, ...]:
        """The next updates, stored and read. `timeout` in seconds. Raises only TelegramError.

        The Updater asks again at once after anything else, so where asking at once is no use,
        this returns nothing, and not before a pause that grows.
        """
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
        if not isinstance(result, list):
            raise NetworkError("Invalid server response")
        return tuple(await self._safe(result))

    async def call(self, method: str, parameters: dict[str, Any]) -> Any:
        """One call to Telegram, its answer read no further than JSON. Raises TelegramError."""
        return await self._do_post(method, parameters)

    async def _safe(self, raws: list[object]) -> list[Incoming | Known]:
        """The new ones, and always the last, so that the Updater confirms them all.

        One that is known is in the queue already, or handled: its place is only held.
        """
        if not raws:
            self._pause.reset()
            return []
        try:
            fresh = await self._inbox.store(raws)
        except DatabaseAwayError:
            return []  # not stored, hence not confirmed: Telegram sends them again
        except Exception as error:  # noqa: BLE001  (nor here, and the database is no better at once)
            await self._wait("updates_not_kept", type(error).__name__)
            return []
        ids = [each for each in map(id_of, raws) if each is not None]
        if not ids:
            await self._wait("updates_not_confirmed", "no id")
            return []
        self._pause.reset()
        if not fresh or fresh[-1].update_id != max(ids):
            return [*fresh, Known(max(ids))]
        return list(fresh)

    async def _wait(self, event: str, error: str) -> None:
        _log.error(event, error=error, pause=self._pause.next)
        await self._pause.wait()
