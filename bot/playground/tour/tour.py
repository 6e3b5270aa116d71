"""The demonstration as the page leads it: started, gone on with, skipped through, left."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

import structlog

from bot.application import TaskForceBot
from bot.database import DatabaseAwayError
from bot.playground.chats.messenger import Messenger
from bot.playground.chats.model import Json
from bot.playground.tour.script import STEPS_OF_THE_TOUR
from bot.playground.tour.stage import Stage, Walk

_log = structlog.get_logger()

PACE = 1.1
"""Seconds from one act to the next, as somebody can follow who sees it for the first time."""

_NAMES = tuple(STEPS_OF_THE_TOUR)
_STARTS, _PLAYS, _RESTS, _OVER = "starts", "plays", "rests", "over"


class Tour:
    """One at a time, for everybody who has the page open.

    `begin` starts everything afresh on the sample's cases, in a language, and gives the bot. A step
    is played, then it rests until somebody goes on.
    """

    def __init__(
        self,
        messenger: Messenger,
        begin: Callable[[str], Awaitable[TaskForceBot | None]],
        walk: Walk,
        pace: float = PACE,
    ) -> None:
        self.pace = pace
        self._messenger = messenger
        self._begin = begin
        self._walk = walk
        self._stage: Stage | None = None
        self._state = ""
        self._number = 0
        self._failed = False
        self._playing: asyncio.Task[None] | None = None
        self._lock = asyncio.Lock()

    def shown(self) -> Json | None:
        """What the page shows of it; None where none is under way."""
        if not self._state:
            return None
        shown: Json = {
            "state": self._state, "failed": self._failed, "step": _NAMES[self._number],
            "number": self._number + 1, "of": len(_NAMES),
        }  # fmt: skip
        if self._stage is not None:
            seen = self._stage.seen
            shown |= {"turn": seen.turn, "people": seen.people, "front": seen.front}
            shown |= {"button": seen.button, "message": seen.message}
        return shown

    async def start(self, language: str) -> None:
        """Begin with the first step, in a language of the page."""
        async with self._lock:
            await self.leave()
            self._state, self._number, self._stage = _STARTS, 0, None
            self._messenger.touch()
            bot = await self._begin(language)
            if bot is None or self._state != _STARTS:  # it was left meanwhile
                self._end()
                return
            self._stage = Stage(self._messenger, bot, self._walk, language, self.pace)
            self._play()

    async def go_on(self) -> None:
        """The next step; what is left of one that is played happens at once."""
        async with self._lock:
            stage, playing = self._stage, self._playing
            if stage is None:
                return
            stage.hurry.set()
            if playing is not None:
                await asyncio.wait({playing})
            stage.hurry.clear()
            if self._stage is not stage or self._failed:
                return
            if self._number + 1 == len(_NAMES):
                self._state = _OVER
                self._messenger.touch()
                return
            self._number += 1
            self._play()

    async def leave(self) -> None:
        """End it where it is; the chats stay as they are, for whoever wants to go on alone."""
        playing, self._playing = self._playing, None
        if playing is not None and not playing.done():
            playing.cancel()
            await asyncio.wait({playing})
        self._end()

    def _end(self) -> None:
        self._stage, self._state, self._failed = None, "", False
        self._messenger.touch()

    def _play(self) -> None:
        if self._stage is None:
            return
        self._state = _PLAYS
        self._messenger.touch()
        self._playing = asyncio.create_task(self._play_step(self._stage))

    async def _play_step(self, stage: Stage) -> None:
        """What cannot be played, because the bot or the sample has changed, ends the showing."""
        name = _NAMES[self._number]
        with contextlib.suppress(DatabaseAwayError):
            try:
                await STEPS_OF_THE_TOUR[name](stage)
            except (LookupError, TimeoutError) as error:
                _log.error("tour_failed", step=name, error=str(error))
                self._failed = True
        stage.seen.button = None
        self._state = _RESTS
        self._messenger.touch()
