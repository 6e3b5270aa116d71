"""Every job on a real database: its effect comes once, run twice or on two replicas at once."""

import asyncio
import threading
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import JSON, Connection, Engine, Table, event, select
from sqlmodel import SQLModel

from benchmarks.crowded import NOW
from benchmarks.telegram_stub import BotApi, running
from bot.application import TaskForceBot
from bot.clock import Clock
from bot.configuration.settings import Settings
from bot.jobs.schedule import JOBS, Job
from bot.office import make_office
from storage.database.engine import make_engine
from tests.bot.jobs.work_for_jobs import FILLERS
from tests.support.databases import Databases
from tests.support.process import TOKEN
from tests.support.tables import with_tables

PATIENCE = 10
AT_ONCE = 0.3
"""Seconds for which the first one's transaction stays open, unless the second is done before."""


class Stopped(Clock):
    """A clock that stands still, so that two runs keep the same times."""

    def now(self) -> datetime:
        return NOW + self.offset


# Running them


def _tables_to_compare() -> Iterator[tuple[Table, list[Any]]]:
    """Every table, without what is numbered in the order in which things were done."""
    numbers = {"id", "outbox_id", "digest_id", "message_id", "asked_id"}
    for each in SQLModel.metadata.sorted_tables:
        columns = [column for column in each.c if not isinstance(column.type, JSON)]
        yield each, [column for column in columns if column.name not in numbers]


def kept(engine: Engine) -> dict[str, Counter[tuple[Any, ...]]]:
    """All that stands in the database: every row of every table, however they are numbered."""
    with engine.connect() as connection:
        return {
            each.name: Counter(tuple(row) for row in connection.execute(select(*columns)))
            for each, columns in _tables_to_compare()
        }


@pytest.fixture
async def telegram() -> AsyncIterator[str]:
    async with running(BotApi()) as root:
        yield root


@asynccontextmanager
async def replicas(url: str, telegram: str, number: int) -> AsyncIterator[list[TaskForceBot]]:
    """So many programs on one database. None of them polls."""
    settings = Settings(
        database_url=url,
        telegram_api_url=telegram,
        telegram_messages_per_second=0,
        telegram_chat_messages_per_second=0,
    ).with_token(TOKEN, webhook_url="https://example.dk/")
    async with AsyncExitStack() as stack:
        bots = []
        for _number in range(number):
            bot = TaskForceBot(settings, make_office(settings), clock=Stopped())
            stack.push_async_callback(bot.stop)
            await bot.start()
            bots.append(bot)
        yield bots


async def run(job: Job, bot: TaskForceBot) -> None:
    """Run it, until all is sent that came of it."""
    async with asyncio.timeout(PATIENCE):
        await job.run(bot)
        await bot.inbox.join()
        await bot.delivery.idle()
    assert bot.metrics.jobs_failed == bot.metrics.updates_failed == 0
    assert bot.metrics.follow_ups_failed == bot.metrics.messages_failed == 0


@contextmanager
def slow_to_commit(engine: Engine, until: threading.Event) -> Iterator[threading.Event]:
    """Let the first transaction on it stay open until then, for a while; yields when it is."""
    reached = threading.Event()

    def hold(_connection: Connection) -> None:
        if not reached.is_set():
            reached.set()
            until.wait(AT_ONCE)

    event.listen(engine, "commit", hold)
    yield reached
    event.remove(engine, "commit", hold)


async def run_on_both_at_once(job: Job, one: TaskForceBot, other: TaskForceBot) -> None:
    """The second runs the job while the first has not yet committed what it does in it."""
    done = threading.Event()
    with slow_to_commit(one.database.engine, done) as reached:
        first = asyncio.create_task(run(job, one))
        await asyncio.to_thread(reached.wait, PATIENCE)
        await run(job, other)
        done.set()
        await first


@pytest.fixture
def engine(databases: Databases) -> Iterator[Engine]:
    """An engine of nobody's on a PostgreSQL database with today's tables."""
    url = databases.new("postgresql", prepare=with_tables)
    made = make_engine(url)
    yield made
    made.dispose()
    databases.drop(url)


def address(engine: Engine) -> str:
    return engine.url.render_as_string(hide_password=False)


def test_every_job_has_something_to_do_here() -> None:
    assert {job.id for job in JOBS} <= FILLERS.keys()


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.id)
async def test_a_job_has_its_effect_once(job: Job, engine: Engine, telegram: str) -> None:
    """Run once and again; then on a database like it by two at once."""
    async with replicas(address(engine), telegram, 1) as (bot,):
        before = await _filled(engine, job)
        await run(job, bot)
        once = await asyncio.to_thread(kept, engine)
        assert once != before
        await run(job, bot)
        assert await asyncio.to_thread(kept, engine) == once
    await asyncio.to_thread(_empty, engine)

    async with replicas(address(engine), telegram, 2) as (one, other):
        assert await _filled(engine, job) == before
        await run_on_both_at_once(job, one, other)
        assert await asyncio.to_thread(kept, engine) == once


async def _filled(engine: Engine, job: Job) -> dict[str, Counter[tuple[Any, ...]]]:
    """Give it something to do; returns what stands in the database then."""

    def fill() -> None:
        with engine.begin() as connection:
            FILLERS[job.id](connection)

    await asyncio.to_thread(fill)
    return await asyncio.to_thread(kept, engine)


def _empty(engine: Engine) -> None:
    names = ", ".join(f'"{each.name}"' for each in SQLModel.metadata.sorted_tables)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"TRUNCATE {names} RESTART IDENTITY")
