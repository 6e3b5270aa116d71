"""What happens by the clock: a table of jobs, driven by APScheduler. Jobs hold no state."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlmodel import Session

from bot.application import TaskForceBot
from casework.office import Office
from storage import follow_ups, inbox, outbox
from storage.outbox import Outgoing

if TYPE_CHECKING:
    from apscheduler.schedulers.asyncio import AsyncIOScheduler


@dataclass(frozen=True)
class Job:
    """Something done again and again; doing it twice, late or on two replicas is doing it once."""

    id: str
    every_seconds: int
    work: Callable[[TaskForceBot], Awaitable[Any]]


async def _do_what_is_left(bot: TaskForceBot) -> None:
    await bot.inbox.pick_up()
    await bot.delivery.pick_up()


async def _forget_handled_updates(bot: TaskForceBot) -> None:
    await bot.database.run(partial(inbox.forget_handled, now=bot.clock.now()))


async def follow_up(bot: TaskForceBot) -> None:
    """Batch after batch, so that whoever taps meanwhile waits for one of them at the most."""
    more = True
    while more:
        work = partial(_fire, office=bot.office, now=bot.clock.now())
        messages, more = await bot.database.run(work)
        bot.delivery.put(messages)


def _fire(session: Session, office: Office, now: datetime) -> tuple[list[Outgoing], bool]:
    outbox.begin(session, None)
    fired = follow_ups.fire_due(session, office, now)
    return outbox.enqueued(session), fired.more


JOBS = (
    Job("follow up", 5, follow_up),
    Job("do what is left", 60, _do_what_is_left),
    Job("forget handled updates", 3600, _forget_handled_updates),
)


def start_schedule(bot: TaskForceBot) -> "AsyncIOScheduler":
    """Start every job of the table on the running event loop."""
    from apscheduler.schedulers.asyncio import AsyncIOScheduler

    scheduler = AsyncIOScheduler(timezone=bot.settings.time_zone)
    for job in JOBS:
        scheduler.add_job(
            job.work,
            "interval",
            args=[bot],
            id=job.id,
            seconds=job.every_seconds,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
    scheduler.start()
    return scheduler
