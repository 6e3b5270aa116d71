"""The clock goes on as clocks do: past every moment at which somebody is to be told something.

A clock that leaps a week brings Monday's agenda on Friday afternoon, with a good morning. Here it
stops at each such moment, what is due then happens and is sent, and it goes on.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime, time, timedelta
from functools import partial

from sqlmodel import Session, col, func, select

from bot.application import TaskForceBot
from bot.database import DatabaseAwayError
from bot.jobs.schedule import JOBS
from casework.absences.rules import BEGINS_AT
from casework.dates.working_days import Calendar
from casework.digests.rules import DIGESTS, moment_of
from storage.tables import DigestChoice, FollowUp, WaitingNotice

MOST_STOPS = 1000
"""After which it leaps: something would be due again and again."""

_DAY = timedelta(days=1)
_AT_LEAST = timedelta(seconds=1)
_MORNINGS = frozenset({BEGINS_AT, *(rule.at for rule in DIGESTS.values())})


async def pass_time(bot: TaskForceBot, target: datetime, move: Callable[[timedelta], None]) -> None:
    """Let the program's time go on until `target` (aware); `move` moves the clock.

    Cancelling it ends it where it is, as before the program stops.
    """
    task = asyncio.current_task()
    try:
        for _ in range(MOST_STOPS):
            now = bot.clock.now()
            stop = await bot.database.read(
                partial(next_stop, calendar=bot.office.calendar, now=now)
            )
            if stop > target:
                break
            move(stop - bot.clock.now())
            await tell(bot)
            if task is not None and task.cancelling():  # a job has taken that for itself
                return
    except DatabaseAwayError:
        return
    move(max(target - bot.clock.now(), timedelta()))


async def tell(bot: TaskForceBot) -> None:
    """Let happen what is due, and return when everybody has been told of it."""
    for job in JOBS:
        if job.tells:
            await job.run(bot)
    await bot.delivery.idle()


def next_stop(session: Session, calendar: Calendar, now: datetime) -> datetime:
    """The next moment after `now` at which somebody may be told something."""
    due = func.min(FollowUp.due_at), func.min(WaitingNotice.until)
    after = now + _AT_LEAST
    found = (
        session.exec(
            select(due[0]).where(col(FollowUp.ended_at).is_(None), col(FollowUp.due_at) > after)
        ).one(),
        session.exec(select(due[1]).where(col(WaitingNotice.until) > after)).one(),
    )
    wished = session.exec(select(DigestChoice.at).where(col(DigestChoice.at).is_not(None)))
    times = _MORNINGS | {time(*divmod(at or 0, 60)) for at in wished}
    morning = _next_morning(times, calendar, after)
    return min(filter(None, (morning, *found)))


def _next_morning(times: frozenset[time], calendar: Calendar, after: datetime) -> datetime:
    today = after.astimezone(calendar.zone).date()
    moments = [moment_of(day, at, calendar) for day in (today, today + _DAY) for at in times]
    return min(moment for moment in moments if moment > after)
