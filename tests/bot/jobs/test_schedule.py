"""The table of jobs: each is wired, and the scheduler runs it again whatever happens."""

import asyncio
import itertools
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from apscheduler.events import EVENT_JOB_MAX_INSTANCES
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from bot.application import TaskForceBot
from bot.configuration.settings import Settings
from bot.configuration.values import Address
from bot.jobs import schedule
from bot.jobs.schedule import JOBS, At, Every, Job, Schedule
from bot.playground.scene import PlaygroundScene
from tests.support.databases import Databases
from tests.support.dialogue import City
from tests.support.tables import with_tables

PATIENCE = 10
COPENHAGEN = ZoneInfo("Europe/Copenhagen")
KINDS = {Every: IntervalTrigger, At: CronTrigger}


@pytest.fixture
async def city(databases: Databases) -> AsyncIterator[City]:
    """A running bot, without its schedule."""
    url = databases.new("sqlite", prepare=with_tables)
    city = City(url)
    await city.open()
    yield city
    await city.close()
    databases.drop(url)


def planned(timetable: Schedule) -> dict[str, Any]:
    """APScheduler's jobs by id."""
    return {job.id: job for job in timetable.scheduler.get_jobs()}


async def test_the_scheduler_has_every_job_of_the_table(city: City) -> None:
    timetable = Schedule(city.running)
    timetable.scheduler.start(paused=True)
    found = planned(timetable)
    assert list(found) == [job.id for job in JOBS]
    for job in JOBS:
        mine = found[job.id]
        assert isinstance(mine.trigger, KINDS[type(job.when)])
        assert str(mine.trigger) == str(job.when.trigger(COPENHAGEN))
        assert mine.trigger.timezone == city.running.settings.time_zone
        assert mine.func == job.run
        assert mine.args == (city.running,)
        assert (mine.coalesce, mine.max_instances, mine.misfire_grace_time) == (True, 1, None)
    timetable.scheduler.shutdown(wait=False)


async def runs(city: City, monkeypatch: pytest.MonkeyPatch, *jobs: Job) -> Schedule:
    """The scheduler, running with these jobs in place of the table's."""
    monkeypatch.setattr(schedule, "JOBS", jobs)
    return schedule.start_schedule(city.running)


class Counted:
    """Work that counts how often it was begun, and perhaps fails."""

    def __init__(self, error: Exception | None = None) -> None:
        self.times = 0
        self._error = error
        self._changed = asyncio.Event()

    async def __call__(self, bot: TaskForceBot) -> None:
        self.times += 1
        self._changed.set()
        if self._error is not None:
            raise self._error

    async def done(self, times: int) -> None:
        """Wait until it was begun so often."""
        async with asyncio.timeout(PATIENCE):
            while self.times < times:
                self._changed.clear()
                await self._changed.wait()


async def test_a_job_that_was_to_run_while_it_ran_runs_again(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may have asked for what is due before the clock was moved."""
    begun, goes_on, times = asyncio.Event(), asyncio.Event(), itertools.count(1)
    again = asyncio.Event()

    async def slow(bot: TaskForceBot) -> None:
        if next(times) > 1:
            again.set()
            return
        begun.set()
        await goes_on.wait()

    timetable = await runs(city, monkeypatch, Job("slow", Every(seconds=3600), slow))
    async with asyncio.timeout(PATIENCE):
        await begun.wait()
        skipped = asyncio.Event()
        timetable.scheduler.add_listener(lambda _event: skipped.set(), EVENT_JOB_MAX_INSTANCES)
        timetable.run_now()
        await skipped.wait()
        goes_on.set()
        await again.wait()
    timetable.stop()


async def test_each_job_runs_at_the_start_and_again_when_the_clock_was_moved(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = Counted()
    timetable = await runs(city, monkeypatch, Job("rarely", Every(seconds=10**6), work.__call__))

    await work.done(times=1)
    timetable.run_now()

    await work.done(times=2)
    timetable.stop()


async def test_a_job_that_fails_is_tried_again_and_stops_no_other(
    city: City, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    fails, works = Counted(LookupError("Ayşe wrote this")), Counted()
    timetable = await runs(
        city,
        monkeypatch,
        Job("fails", Every(seconds=10**6), fails.__call__),
        Job("works", Every(seconds=10**6), works.__call__),
    )

    await fails.done(times=1)
    timetable.run_now()

    await fails.done(times=2)
    await works.done(times=2)
    assert city.metrics.jobs_failed == 2
    assert "Ayşe" not in caplog.text
    timetable.stop()


async def test_the_schedule_goes_on_where_the_machines_clock_was_set_back(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = Counted()
    timetable = await runs(city, monkeypatch, Job("soon", Every(seconds=10**6), work.__call__))
    await work.done(times=1)

    timetable.notice(datetime.now(UTC) + timedelta(days=1))
    timetable.notice(datetime.now(UTC))

    await work.done(times=2)
    timetable.stop()


async def test_what_is_in_hand_when_the_schedule_stops_is_no_failure(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = asyncio.Event()

    async def forever(_bot: TaskForceBot) -> None:
        begun.set()
        await asyncio.Event().wait()

    timetable = await runs(city, monkeypatch, Job("forever", Every(seconds=5), forever))
    await asyncio.wait_for(begun.wait(), PATIENCE)

    timetable.stop()
    await asyncio.sleep(0)
    await asyncio.sleep(0)

    assert city.metrics.jobs_failed == 0


async def test_moving_the_playgrounds_clock_runs_every_job_at_once_with_its_time(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    work, seen = Counted(), list[datetime]()

    async def look(bot: TaskForceBot) -> None:
        seen.append(bot.clock.now())
        await work(bot)

    monkeypatch.setattr(schedule, "JOBS", (Job("rarely", Every(seconds=10**6), look),))
    monkeypatch.chdir(tmp_path)
    scene = PlaygroundScene(Settings(playground_listen=Address("127.0.0.1", 0)))
    await scene.start()
    await work.done(times=1)

    scene.server.move_clock(timedelta(hours=4))

    await work.done(times=2)
    await scene.stop()
    assert seen[1] - seen[0] >= timedelta(hours=4)


# Clock times


NOONS_BEFORE = {
    "to winter time": datetime(2026, 10, 24, 12, tzinfo=COPENHAGEN),
    "to summer time": datetime(2027, 3, 27, 12, tzinfo=COPENHAGEN),
}


def two_days(when: Every | At, change: str) -> list[datetime]:
    """When a trigger fires from the noon before a change of the clocks to the noon after the next.

    The moments are in UTC, where subtracting gives what has really passed.
    """
    noon, trigger = NOONS_BEFORE[change], when.trigger(COPENHAGEN)
    found = [noon]
    while found[-1] < noon + timedelta(days=2):
        found.append(trigger.get_next_fire_time(found[-1], found[-1]))
    return [moment.astimezone(UTC) for moment in found[1:-1]]


@pytest.mark.parametrize("change", NOONS_BEFORE)
def test_a_clock_time_stays_itself_when_the_clocks_change(change: str) -> None:
    local = [moment.astimezone(COPENHAGEN) for moment in two_days(At("30", "7"), change)]
    assert [f"{moment:%H:%M}" for moment in local] == ["07:30", "07:30"]
    assert local[1].date() - local[0].date() == timedelta(days=1)


@pytest.mark.parametrize("change", NOONS_BEFORE)
@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.id)
def test_no_job_is_skipped_or_hurried_when_the_clocks_change(job: Job, change: str) -> None:
    moments = two_days(job.when, change)
    if isinstance(job.when, At) and job.when.hour != "*":
        assert len(moments) == 2
        return
    passed = {after - before for before, after in itertools.pairwise(moments)}
    assert len(passed) == 1
