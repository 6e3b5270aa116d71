"""Every job on a real database: its effect comes once, run twice or on two replicas at once."""

import asyncio
import json
import threading
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import JSON, Connection, Engine, Table, event, insert, select
from sqlmodel import SQLModel

from benchmarks import crowded
from benchmarks.crowded import NOW
from benchmarks.telegram_stub import BotApi, running
from bot.application import TaskForceBot
from bot.clock import Clock
from bot.program import make_office, with_token
from bot.schedule import JOBS, Job
from bot.settings import Settings
from storage.columns import table
from storage.engine import make_engine
from storage.tables import AwayTime, HeldMessage, InboxUpdate, OutboxMessage, WaitingNotice
from storage.tables.messages import InboxStatus, OutboxStatus
from tests.handlers.raw_updates import message
from tests.support.databases import Databases
from tests.support.process import TOKEN
from tests.support.tables import with_tables

PATIENCE = 10
AT_ONCE = 0.3
"""Seconds for which the first one's transaction stays open, unless the second is done before."""

TODAY = date(2026, 11, 23)
SUNDAY = TODAY - timedelta(days=1)
OFFERED, BACK, ASKS = 9, 3, 20
"""An advisor who has been offered a case; one who comes back; and somebody who asks for help."""


class Stopped(Clock):
    """A clock that stands still, so that two runs keep the same times."""

    def now(self) -> datetime:
        return NOW + self.offset


# What each job is given to do


def _follow_ups(connection: Connection) -> None:
    crowded.fill(connection, still_open=36, due=18)


def _digests(connection: Connection) -> None:
    crowded.fill(connection, still_open=27, due=0)


def _absences(connection: Connection) -> None:
    """One begins today, with an open offer; one ended yesterday."""
    _digests(connection)
    for person, first, last, began_at in (
        (OFFERED, TODAY, TODAY + timedelta(days=3), None),
        (BACK, SUNDAY - timedelta(days=3), SUNDAY, NOW - timedelta(days=4)),
    ):
        _put(
            connection,
            AwayTime,
            person_id=person,
            first=first,
            last=last,
            substitute_id=1,
            created_at=NOW - timedelta(days=9),
            began_at=began_at,
        )


def _waiting(connection: Connection) -> None:
    """Several things for one person, one for another, and one that waits on."""
    _digests(connection)
    for person, until in ((ASKS, NOW), (ASKS, NOW), (ASKS + 1, NOW), (ASKS + 2, _tomorrow())):
        _put(
            connection,
            WaitingNotice,
            person_id=person,
            kind="accepted",
            params={"requisition": person},
            created_at=NOW - timedelta(hours=9),
            until=until,
        )


def _held(connection: Connection) -> None:
    _digests(connection)
    content = {"message_id": 7, "text": "When do you come?"}
    for _number in range(2):
        long_ago = NOW - timedelta(days=2)
        _put(connection, HeldMessage, person_id=ASKS, content=content, at=long_ago)


def _left(connection: Connection) -> None:
    """Something was received, and something was to be said, when the program was killed."""
    _digests(connection)
    raw = message(text="/start")
    _put(
        connection,
        InboxUpdate,
        update_id=raw["update_id"],
        chat_id=raw["message"]["chat"]["id"],
        raw=json.dumps(raw),
        status=InboxStatus.WAITING,
        received_at=NOW,
    )
    _put(
        connection,
        OutboxMessage,
        chat_id=123,
        person_id=ASKS,
        kind="about",
        params={"language": "en"},
        waiting=False,
        status=OutboxStatus.PENDING,
        created_at=NOW,
    )


def _handled(connection: Connection) -> None:
    for update_id, days in ((1, 4), (2, 1)):
        _put(
            connection,
            InboxUpdate,
            update_id=update_id,
            raw="",
            status=InboxStatus.DONE,
            received_at=NOW - timedelta(days=days),
            handled_at=NOW - timedelta(days=days),
        )


FILLERS: dict[str, Callable[[Connection], None]] = {
    "follow up": _follow_ups,
    "digests": _digests,
    "absences": _absences,
    "release what waited": _waiting,
    "drop words of no case": _held,
    "do what is left": _left,
    "forget handled updates": _handled,
}
"""What each job has to do; a new job needs one here."""


def _put(connection: Connection, model: type[SQLModel], **values: Any) -> None:
    connection.execute(insert(table(model)).values(**values))


def _tomorrow() -> datetime:
    return NOW + timedelta(days=1)


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
    settings = with_token(
        Settings(
            database_url=url,
            telegram_api_url=telegram,
            telegram_messages_per_second=0,
            telegram_chat_messages_per_second=0,
        ),
        TOKEN,
        webhook_url="https://example.dk/",
    )
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
