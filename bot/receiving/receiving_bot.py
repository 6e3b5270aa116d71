"""The bot that asks Telegram for updates, and goes on asking whatever the answer is."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import structlog
from telegram._utils.types import JSONDict
from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)
from telegram.ext import ExtBot

from bot.configuration.errors import RestartError
from bot.database import DatabaseAwayError
from bot.receiving.arrivals import id_of
from bot.receiving.inbox import Inbox
from bot.receiving.pulse import Pulse
from bot.receiving.raw_json import parse
from bot.telegram import answers
from bot.telegram.pause import GrowingPause
from bot.telegram.transport import AiohttpRequest
from bot.telegram.verdicts import seconds_to_wait
from bot.trouble import Trouble
from handlers.core.updates.incoming import Incoming

ALLOWED_UPDATES = ("message", "edited_message", "channel_post", "callback_query")
POLL_SECONDS = 30

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0
"""Seconds before Telegram is asked again where asking at once is no use."""

CONFIRMING = 2.0
"""Seconds for the last poll, which confirms what was received. Without it, it comes again."""

DEAF_AFTER = 600.0
"""Seconds of nothing but 401 and 404 after which the program ends. Telegram has answered so for
minutes by mistake; a token that was revoked stays wrong, and the next start says so."""

_SAID_BY_TELEGRAM = frozenset({BadRequest, Conflict, Forbidden, InvalidToken, RetryAfter})

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class ReceivedBefore:
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
            parsed = None
        if isinstance(parsed, dict) and parsed.get("ok") is True and "result" in parsed:
            return parsed
        raise answers.refusal(HTTPStatus.OK, payload)


class ReceivingBot(ExtBot[None]):
    """A bot whose `get_updates` returns when the updates are stored.

    python-telegram-bot confirms a batch with its next call, so nothing is confirmed that is not
    on the disk; and a batch of a hundred costs one commit, not a hundred.
    """

    __slots__ = ("_confirming", "_inbox", "_pause", "_pulse", "_trouble")

    def __init__(
        self, inbox: Inbox, pulse: Pulse, trouble: Trouble, token: str, **others: Any
    ) -> None:
        super().__init__(token, **others)
        self._inbox = inbox
        self._pulse = pulse
        self._trouble = trouble
        self._pause = GrowingPause(FIRST_PAUSE, LONGEST_PAUSE)
        self._confirming = False

    async def get_updates(
        self,
        offset: int | None = None,
        limit: int | None = None,
        timeout: Any = None,  # noqa: ASYNC109  (what the Updater calls it)
        allowed_updates: Sequence[str] | None = None,
        **_others: Any,
    ) -> tuple[Any, ...]:
        """The next updates, stored and read. `timeout` in seconds. None raises.

        The Updater would end for good at a 401 or 404, sleep deaf to a stop after other errors,
        and ask again at once after anything unknown. So where asking at once is no use, this
        returns nothing, and not before a pause that grows. Within `only_confirming`, no answer
        is wanted.
        """
        self._pulse.came_by()
        seconds = timeout.total_seconds() if hasattr(timeout, "total_seconds") else timeout or 0
        question = {
            "offset": offset,
            "limit": limit,
            "timeout": int(seconds),
            "allowed_updates": allowed_updates,
        }
        try:
            async with asyncio.timeout(CONFIRMING if self._confirming else None):
                result = await self._post("getUpdates", question, read_timeout=5 + seconds)
            self._pulse.polled()
            return tuple(await self._safe(result)) if not self._confirming else ()
        except TelegramError as error:
            await self._not_answered(error)
        except Exception as error:  # noqa: BLE001  (whatever it is, the next poll may do better)
            await self._wait("polling_failed", type(error).__name__)
        finally:
            self._pulse.came_by()
        return ()

    async def call(self, method: str, parameters: dict[str, Any]) -> Any:
        """One call to Telegram, its answer read no further than JSON. Raises TelegramError."""
        result = await self._do_post(method, parameters)
        self._pulse.delivered()
        return result

    @contextmanager
    def only_confirming(self) -> Iterator[None]:
        """While this lasts, a poll confirms what came before it, and brings nothing new."""
        self._confirming = True
        try:
            yield
        finally:
            self._confirming = False

    def note_refusal(self, error: InvalidToken) -> None:
        """Telegram does not take the token. After long enough, the program ends."""
        refused_for = self._pulse.refused()
        _log.error("token_refused", error=error.message, seconds=round(refused_for))
        if refused_for >= DEAF_AFTER:
            self._trouble.report(
                RestartError(
                    f"TELEGRAM_BOT_TOKEN: Telegram has refused it for {refused_for:.0f} seconds "
                    f"({error.message}). Expected: the token that @BotFather gave, if it was "
                    "revoked; else a fresh start."
                )
            )

    async def _do_post(self, endpoint: str, data: JSONDict, **others: Any) -> Any:
        """Make a call, as every call is made, and note whether Telegram has answered it."""
        try:
            result = await super()._do_post(endpoint, data, **others)
        except TelegramError as error:
            said = type(error) in _SAID_BY_TELEGRAM
            (self._pulse.answered if said else self._pulse.silent)()
            raise
        self._pulse.answered()
        return result

    async def _not_answered(self, error: TelegramError) -> None:
        """Log why a poll failed, and pause."""
        if self._confirming:
            _log.info("not_confirmed", error=error.message)  # what was received comes again
            return
        if isinstance(error, InvalidToken):
            self.note_refusal(error)
            await self._pause.wait()
            return
        self._pulse.not_refused()
        if isinstance(error, RetryAfter):
            _log.warning("told_to_wait", seconds=seconds_to_wait(error))
            await asyncio.sleep(seconds_to_wait(error))
        elif isinstance(error, Conflict):
            hint = "another program polls with this token; stop it"
            _log.error("polled_by_another", hint=hint, pause=self._pause.next)
            await self._pause.wait()
        else:
            _log.warning("polling_failed", error=error.message, pause=self._pause.next)
            await self._pause.wait()

    async def _safe(self, raws: object) -> list[Incoming | ReceivedBefore]:
        """The new ones, and always the last, so that the Updater confirms them all.

        One that is known is in the queue already, or handled: its place is only held.
        """
        if not isinstance(raws, list):
            return await self._wait("polling_failed", "no list of updates")
        fresh = await self._stored(raws)
        if fresh is None:
            return []
        ids = [each for each in map(id_of, raws) if each is not None]
        if raws and not ids:
            return await self._wait("updates_not_confirmed", "no id")
        self._pause.reset()
        if ids and (not fresh or fresh[-1].update_id != max(ids)):
            return [*fresh, ReceivedBefore(max(ids))]
        return list(fresh)

    async def _stored(self, raws: list[object]) -> list[Incoming] | None:
        """Those that are new; None where they could not be stored, and so not be confirmed."""
        try:
            return await self._inbox.store(raws) if raws else []
        except DatabaseAwayError:
            return None
        except Exception as error:  # noqa: BLE001  (whatever the database says)
            await self._wait("updates_not_kept", type(error).__name__)
            return None

    async def _wait(self, event: str, error: str) -> list[Incoming | ReceivedBefore]:
        """One loud line and a pause; there is nothing to hand on."""
        if not self._confirming:
            _log.error(event, error=error, pause=self._pause.next)
            await self._pause.wait()
        return []
