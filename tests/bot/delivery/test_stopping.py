"""Stopping while Telegram answers: what went out is recorded, so that nobody is told it again."""

import asyncio
import threading
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import text

from bot.configuration.settings import Settings
from bot.database import Database
from bot.delivery.delivery import Delivery
from bot.delivery.limits.rates import Limits
from bot.delivery.presenter import Presenter
from bot.metrics import Metrics
from bot.office import make_office
from handlers.welcome.notices import AboutUs
from storage.database.engine import make_engine
from storage.queues import outbox
from storage.queues.outbox import Outgoing, Waiting
from storage.transaction.unit_of_work import UnitOfWork
from tests.support.texts import OFFICE

AYSE, BENT = 1, 2
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
PATIENCE = 10


class Telegram:
    """Takes a message of each chat, and answers when the test says so."""

    def __init__(self) -> None:
        self.asked: asyncio.Queue[int] = asyncio.Queue()
        self.answers: defaultdict[int, asyncio.Event] = defaultdict(asyncio.Event)

    async def post(self, _method: str, parameters: dict[str, Any]) -> dict[str, int]:
        chat: int = parameters["chat_id"]
        self.asked.put_nowait(chat)
        await self.answers[chat].wait()
        return {"message_id": chat}


async def test_what_goes_out_while_an_earlier_message_is_recorded_is_recorded_too(
    tables_url: str,
) -> None:
    telegram, metrics = Telegram(), Metrics()
    database = Database(make_engine(tables_url), metrics, OFFICE, lambda: NOW)
    database.start()
    delivery = _delivery(database, telegram, metrics)
    delivery.put(await database.run(_tell_both))
    assert {await telegram.asked.get(), await telegram.asked.get()} == {AYSE, BENT}

    stopping = asyncio.create_task(delivery.stop())
    disk = threading.Event()
    writing = asyncio.create_task(database.run(_slowly(disk)))
    for chat in (AYSE, BENT):
        telegram.answers[chat].set()
        await _everything_moves_on()
    disk.set()
    await stopping
    await database.stop()
    await writing

    assert _pending(tables_url) == 0


def _delivery(database: Database, telegram: Telegram, metrics: Metrics) -> Delivery:
    office = make_office(Settings())
    return Delivery(
        database=database,
        presenter=Presenter(database, office, lambda: NOW),
        limits=Limits(0, 1, 0),
        post=telegram.post,
        now=lambda: NOW,
        metrics=metrics,
    )


def _tell_both(unit: UnitOfWork) -> list[Outgoing]:
    rows = []
    for chat in (AYSE, BENT):
        unit.begin(Waiting(chat, None, "da"))
        outbox.answer(unit, AboutUs())
        rows += unit.enqueued
    return rows


def _slowly(disk: threading.Event) -> Callable[[UnitOfWork], bool]:
    """A transaction that keeps the writer busy; those that come meanwhile wait."""
    return lambda _unit: disk.wait(PATIENCE)


async def _everything_moves_on() -> None:
    """Let every task come to where it has to wait for somebody."""
    for _ in range(10):
        await asyncio.sleep(0)


def _pending(url: str) -> int:
    engine = make_engine(url)
    with engine.connect().execution_options(reading=True) as connection:
        found: int = connection.execute(
            text("SELECT count(*) FROM outbox WHERE status = 'pending'")
        ).scalar_one()
    engine.dispose()
    return found
