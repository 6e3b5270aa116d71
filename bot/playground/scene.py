"""The playground as a whole: the stand-in for Telegram, the page, and the real application."""

import asyncio
import sys
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from bot.application import TaskForceBot
from bot.clock import Clock
from bot.configuration.settings import Settings
from bot.jobs.schedule import Schedule, start_schedule
from bot.migrating import migrate
from bot.office import make_office
from bot.playground.page.calendar_steps import CALENDAR, Step, friday_at_one, into_working_time
from bot.playground.passing_time import pass_time
from bot.playground.people import CAST, KARIN, CastMember, speak
from bot.playground.server import PlaygroundServer
from bot.playground.tour.tour import PACE, Tour
from casework.core.vocabulary import Role
from storage.people import people
from storage.queues.outbox import Outgoing
from storage.team import profiles
from storage.transaction.unit_of_work import UnitOfWork

_DATABASE = "sqlite:///var/playground.db"


async def serve(settings: Settings, stop: asyncio.Event, data: str | None = None) -> None:
    """Serve the page until `stop` is set. Raises OperatorError where its port is taken."""
    async with AsyncExitStack() as stack:
        scene = PlaygroundScene(settings, data)
        stack.push_async_callback(scene.stop)
        await scene.start()
        print(f"Open {scene.server.url}/ – Ctrl-C stops it.", file=sys.stderr)  # noqa: T201
        await stop.wait()


@dataclass(frozen=True, eq=False)
class Beginning:
    """What a fresh start begins with: what it is filled with, when, and what everybody speaks."""

    data: str | None = None
    at: Step = into_working_time
    language: str | None = None


class PlaygroundScene:
    """The server and, on it, one application at a time: **Start afresh** makes a new one."""

    def __init__(
        self,
        settings: Settings,
        data: str | None = None,
        pace: float = PACE,
        beginning: Beginning | None = None,
    ) -> None:
        self.clock = Clock()
        self.server = PlaygroundServer(
            self.clock,
            on_restart=self._start_afresh,
            on_move=self._run_jobs,
            before_restart=self._stop_bot,
            on_walk=self._pass_time,
        )
        self.bot: TaskForceBot | None = None
        self.server.tour = Tour(
            self.server.messenger, self._begin_tour, self.server.walk_clock, pace
        )
        self._settings = settings
        self._usual = self._wanted = self._begun = beginning or Beginning(data)
        self._schedule: Schedule | None = None
        self._walk: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Start the server, then the application on it, at an hour at which people are at work."""
        self._begin_when_it_suits()
        await self.server.start(*self._settings.playground_listen)
        await self._start_bot()

    async def stop(self) -> None:
        """Stop the application, then the server; a fresh start that is under way, ends first."""
        await self.server.has_restarted()
        await self._stop_bot()
        await self.server.stop()

    async def _start_afresh(self) -> None:
        self._begun = self._wanted
        self._begin_when_it_suits()
        await self._start_bot()

    async def _begin_tour(self, language: str) -> TaskForceBot | None:
        """Everything afresh, on the sample's cases; the next fresh start is as usual again."""
        self._wanted = Beginning("sample", friday_at_one, language)
        try:
            while self._begun is not self._wanted:
                await self.server.restart()
        finally:
            self._wanted = self._usual
        return self.bot

    def _begin_when_it_suits(self) -> None:
        """Who tries the bot on a Sunday evening should see answers arrive, and not on Monday."""
        self.server.move_clock(self._begun.at(self.clock.now(), CALENDAR))

    async def _start_bot(self) -> None:
        settings = self._settings.with_token(
            self.server.token,
            telegram_api_url=self.server.api_root,
            database_url=_fresh_database(),
            webhook_url=None,
            # The stand-in has no limits, and nobody who tries the bot should wait for them.
            telegram_messages_per_second=0,
            telegram_chat_messages_per_second=0,
        )
        await asyncio.to_thread(migrate, settings)
        bot = TaskForceBot(settings, make_office(settings), clock=self.clock)
        self.bot = bot
        await bot.start()
        await bot.database.run(partial(seat, cast=CAST))
        if self._begun.data == "sample":
            await self._fill(bot)
        await bot.publish_commands()
        await bot.publish_profile()
        self._schedule = start_schedule(bot)
        if self._begun.data is None:
            self.server.messenger.person_writes(KARIN, "/team")

    def _run_jobs(self) -> None:
        """See at once what is due by the clock that was moved."""
        if self._schedule is not None:
            self._schedule.run_now()

    async def _pass_time(self, target: datetime) -> None:
        if self.bot is None:
            return
        self._walk = asyncio.create_task(pass_time(self.bot, target, self.server.turn_clock))
        try:
            await asyncio.wait({self._walk})
        finally:
            self._walk.cancel()
            self._walk = None

    async def _fill(self, bot: TaskForceBot) -> None:
        """A month of cases has been, and what of it still waits for somebody is told now."""
        from bot.playground.sample import sample

        sample.enter(self.server.messenger)
        language = self._begun.language
        if language is not None:
            speak(CAST, self.server.messenger, language)
        bot.delivery.put(await bot.database.run(partial(_filled, language=language)))

    async def _stop_bot(self) -> None:
        if self._wanted is self._usual and self.server.tour is not None:
            await self.server.tour.leave()
        if self._walk is not None:
            self._walk.cancel()
            await asyncio.wait({self._walk})
        if self._schedule is not None:
            self._schedule.stop()
            self._schedule = None
        if self.bot is not None:
            await self.bot.stop()
            self.bot = None


def _filled(unit: UnitOfWork, language: str | None) -> list[Outgoing]:
    """The sample; in its last moment the cast has come to speak this language."""
    from bot.playground.sample import sample

    told = sample.fill(unit)
    if language is not None:
        for member in CAST:
            people.recognise(unit, member.user_id, member.first_name, member.phone_in(language))
    return told


def _fresh_database() -> str:
    """The address of the playground's own database, empty: it is filled anew at each start."""
    file = Path(_DATABASE.removeprefix("sqlite:///"))
    for leftover in (file, *(file.with_name(file.name + end) for end in ("-wal", "-shm"))):
        leftover.unlink(missing_ok=True)
    return _DATABASE


def seat(unit: UnitOfWork, cast: tuple[CastMember, ...]) -> None:
    """Give the advisors and the coordinator of the cast their roles and profiles."""
    for member in cast:
        if member.role is Role.REQUESTER:
            continue
        person = people.recognise(unit, member.user_id, member.first_name, member.language_code)
        people.grant(unit, person.id, member.role)
        if member.role is Role.ADVISOR:
            _fill_profile(unit, person.id, member)


def _fill_profile(unit: UnitOfWork, person_id: int, member: CastMember) -> None:
    values = {
        "focus_area": member.focus_areas,
        "language": member.languages,
        "district": member.districts,
    }
    for part, ticked in values.items():
        for value in ticked:
            profiles.set_profile(unit, person_id, part, value, on=True)
