"""What happens by the clock: a table of jobs, driven by APScheduler. Jobs hold no state.

APScheduler knows the machine's clock and says when to look; what is due then is a query, asked
with the program's own clock. So a job that runs twice, late, or on two replicas does its work
once, and a clock that was moved is noticed by the next look. Each job runs once at the start,
however long the program was away, and then by its trigger.
"""

import asyncio
import traceback
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import structlog

from bot.application import TaskForceBot
from bot.database import DatabaseAwayError
from bot.jobs.digests import send_digests
from bot.jobs.follow_ups import follow_up
from bot.jobs.retention import erase_due, prune
from bot.jobs.sweeps import Work, carry_out, sweep
from handlers import releasing
from storage.absences import absences
from storage.erasure import kept_awhile
from storage.follow_ups import watching
from storage.queues import inbox

if TYPE_CHECKING:
    from apscheduler.triggers.base import BaseTrigger

_log = structlog.get_logger()


@dataclass(frozen=True)
class Every:
    """Again and again, for what is due as soon as it is due."""

    seconds: int

    def trigger(self, zone: ZoneInfo) -> "BaseTrigger":
        """This rule as a trigger of APScheduler's, in the office's time zone."""
        from apscheduler.triggers.interval import IntervalTrigger

        return IntervalTrigger(seconds=self.seconds, timezone=zone)


@dataclass(frozen=True)
class At:
    """When the clock on the wall shows this, in cron's notation; at the beginning of the minute."""

    minute: str = "*"
    hour: str = "*"
    day_of_week: str = "*"

    def trigger(self, zone: ZoneInfo) -> "BaseTrigger":
        """This rule as a trigger of APScheduler's, in the office's time zone."""
        from apscheduler.triggers.cron import CronTrigger

        return CronTrigger(
            day_of_week=self.day_of_week,
            hour=self.hour,
            minute=self.minute,
            second=0,
            timezone=zone,
        )


@dataclass(frozen=True)
class Job:
    """Something done again and again; doing it twice, late or on two replicas is doing it once.

    `tells`: whether it is what tells people something when a moment has come.
    """

    id: str
    when: Every | At
    work: Work
    tells: bool = False

    async def run(self, bot: TaskForceBot) -> None:
        """Do it. What goes wrong is logged without what people wrote, and tried the next time."""
        try:
            await self.work(bot)
        except (DatabaseAwayError, asyncio.CancelledError):
            _log.info("job_left", job=self.id)  # the program stops; the next start does it
        except Exception as error:  # noqa: BLE001  (whatever it is, it is tried again)
            bot.metrics.jobs_failed += 1
            trace = "".join(traceback.format_tb(error.__traceback__))
            _log.error("job_failed", job=self.id, error=type(error).__name__, trace=trace)


async def _do_what_is_left(bot: TaskForceBot) -> None:
    await bot.inbox.pick_up()
    await bot.renew_menus()
    await bot.delivery.pick_up()


async def _forget_handled_updates(bot: TaskForceBot) -> None:
    await bot.database.run(inbox.forget_handled)


async def _forget_what_was_kept_a_while(bot: TaskForceBot) -> None:
    await bot.database.run(kept_awhile.forget)


async def _watch_promises(bot: TaskForceBot) -> None:
    """Which ones nobody watches is read beside the writer, which asks again about each."""
    if found := await bot.database.read(watching.unwatched):
        await carry_out(bot, partial(watching.catch_up, among=found))


JOBS = (
    Job("absences", Every(seconds=60), sweep(absences.turn_over), tells=True),
    Job("watch promises", Every(seconds=3600), _watch_promises, tells=True),
    Job("follow up", Every(seconds=5), follow_up, tells=True),
    Job("digests", At(), send_digests, tells=True),
    Job("release what waited", Every(seconds=15), sweep(releasing.release), tells=True),
    Job("drop words of no case", Every(seconds=3600), sweep(releasing.drop_words_of_no_case)),
    Job("do what is left", Every(seconds=60), _do_what_is_left),
    Job("forget handled updates", At(minute="17"), _forget_handled_updates),
    Job("prune the queues", At(minute="13", hour="3"), prune),
    Job("erase who is due", At(minute="43", hour="3"), erase_due),
    Job("forget what was kept a while", Every(seconds=600), _forget_what_was_kept_a_while),
)


class Schedule:
    """Every job of the table, on the running event loop."""

    LOOKS_EVERY = 5.0
    """Seconds between two looks at the machine's clock."""

    def __init__(self, bot: TaskForceBot) -> None:
        from apscheduler.schedulers.asyncio import AsyncIOScheduler

        self._zone = bot.settings.time_zone
        self.scheduler = AsyncIOScheduler(timezone=self._zone)
        self._again: set[str] = set()
        self._plan(bot)
        self._listen()
        self._seen = datetime.now(UTC)
        self._timer: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Run each job now, and from then on by its trigger."""
        self.scheduler.start()
        self._look()

    def stop(self) -> None:
        """Begin nothing any more; what is in hand is left to the next start."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
            self.scheduler.shutdown(wait=False)

    def run_now(self) -> None:
        """Run each job at once, as after a start: a clock was moved, and other things are due."""
        for planned in self.scheduler.get_jobs():
            planned.modify(next_run_time=datetime.now(self._zone))

    def notice(self, now: datetime) -> None:
        """Plan anew where the machine's clock, which shows `now` (UTC), was set back.

        Until it had caught up with what was planned before, no job would run.
        """
        if now < self._seen:
            self.run_now()
        self._seen = now

    def _listen(self) -> None:
        """A job that was to run while it ran, runs again: it may have seen the clock before."""
        from apscheduler.events import EVENT_JOB_EXECUTED, EVENT_JOB_MAX_INSTANCES

        self.scheduler.add_listener(
            lambda event: self._again.add(event.job_id), EVENT_JOB_MAX_INSTANCES
        )
        self.scheduler.add_listener(self._ran, EVENT_JOB_EXECUTED)

    def _ran(self, event: Any) -> None:
        planned = self.scheduler.get_job(event.job_id)
        if event.job_id in self._again and planned is not None:
            self._again.discard(event.job_id)
            planned.modify(next_run_time=datetime.now(self._zone))

    def _look(self) -> None:
        self.notice(datetime.now(UTC))
        self._timer = asyncio.get_running_loop().call_later(self.LOOKS_EVERY, self._look)

    def _plan(self, bot: TaskForceBot) -> None:
        for job in JOBS:
            self.scheduler.add_job(
                job.run,
                job.when.trigger(self._zone),
                args=[bot],
                id=job.id,
                coalesce=True,
                max_instances=1,
                misfire_grace_time=None,
                next_run_time=datetime.now(self._zone),
            )


def start_schedule(bot: TaskForceBot) -> Schedule:
    """Start every job of the table."""
    schedule = Schedule(bot)
    schedule.start()
    return schedule
