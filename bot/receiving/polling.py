"""The poller, watched: where it has died, it is started again."""

import asyncio
import contextlib

import structlog
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Updater

from bot.receiving.pulse import Pulse
from bot.receiving.receiving_bot import ALLOWED_UPDATES, LONGEST_PAUSE, POLL_SECONDS, ReceivingBot
from bot.telegram.pause import GrowingPause

FIRST_PAUSE = 1.0
"""Seconds before the poller is started again; each time twice as long, up to LONGEST_PAUSE."""

DEAD_AFTER = POLL_SECONDS + LONGEST_PAUSE + 30.0
"""Seconds after which a poller that has not come by is dead: the longest poll and the longest
pause between two, and half a minute for a machine that is busy."""

_log = structlog.get_logger()


class Polling:
    """Runs python-telegram-bot's Updater, which ends for good at what it takes for a wrong token.

    `ReceivingBot` lets it see none, so that what is watched for here is only what nobody knows of.
    """

    LOOKS_EVERY = 5.0
    """Seconds between two looks at the poller."""

    def __init__(self, updater: Updater, bot: ReceivingBot, pulse: Pulse) -> None:
        self._updater = updater
        self._bot = bot
        self._pulse = pulse
        self._pause = GrowingPause(FIRST_PAUSE, LONGEST_PAUSE)
        self._watch: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Poll from now on; where Telegram does not let us yet, as soon as it does."""
        self._watch = asyncio.create_task(self._keep_going(begun=await self._begun()))

    async def stop(self) -> None:
        """Confirm to Telegram what was received, and ask no more."""
        if self._watch is not None:
            self._watch.cancel()
            await asyncio.gather(self._watch, return_exceptions=True)
        await self._end()

    async def _keep_going(self, *, begun: bool) -> None:
        while True:
            if begun:
                await self._until_it_is_dead()
            else:
                await self._pause.wait()
            await self._end()
            begun = await self._begun()

    async def _begun(self) -> bool:
        """Whether the poller could be started. It asks Telegram to forget a webhook first."""
        self._pulse.came_by()
        try:
            await self._updater.start_polling(
                timeout=POLL_SECONDS, allowed_updates=ALLOWED_UPDATES, bootstrap_retries=0
            )
        except InvalidToken as error:
            self._bot.note_refusal(error)
            return False
        except TelegramError as error:
            _log.warning("polling_failed", error=error.message)
            return False
        return True

    async def _until_it_is_dead(self) -> None:
        """Returns after a pause, so that one that dies at once is started ever more slowly."""
        while self._pulse.since_poller < DEAD_AFTER:  # noqa: ASYNC110  (it dies without an event)
            await asyncio.sleep(self.LOOKS_EVERY)
        _log.error("poller_died", pause=self._pause.next)
        await self._pause.wait()

    async def _end(self) -> None:
        """Whatever the poller died of was logged, and is no reason not to end it."""
        if not self._updater.running:
            return
        with self._bot.only_confirming(), contextlib.suppress(Exception):
            await self._updater.stop()
