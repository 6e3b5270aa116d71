"""What went out is recorded before anything comes of it, and so that nobody is told it again."""

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
SPINNER = 0
"""In the place of a chat: that of a tap is to be ended."""
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
PATIENCE = 10


class Telegram:
    """Takes a message of each chat, and answers when the test says so."""

    def __init__(self) -> None:
        self.asked: asyncio.Queue[int] = asyncio.Queue()
        self.answers: defaultdict[int, asyncio.Event] = defaultdict(asyncio.Event)

    async def post(self, _method: str, parameters: dict[str, Any]) -> dict[str, int]:
        chat: int = parameters.get("chat_id", SPINNER)
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


async def test_what_somebody_answers_is_recorded_before_their_answer_is_looked_at(
    tables_url: str,
) -> None:
    """Also while the message before it is being recorded: a kill then repeats one, and not two."""
    telegram, metrics = Telegram(), Metrics()
    database = Database(make_engine(tables_url), metrics, OFFICE, lambda: NOW)
    database.start()
    delivery = _delivery(database, telegram, metrics)
    delivery.put(await database.run(_tell_both))
    assert {await telegram.asked.get(), await telegram.asked.get()} == {AYSE, BENT}
    disks = [threading.Event(), threading.Event()]
    written = [asyncio.create_task(database.run(_slowly(disks[0])))]
    await _everything_moves_on()
    telegram.answers[AYSE].set()
    await _everything_moves_on()
    under_way = threading.Event()
    written.append(asyncio.create_task(database.run(_slowly(disks[1], under_way))))
    await _everything_moves_on()
    disks[0].set()
    assert await asyncio.to_thread(under_way.wait, PATIENCE), "Ayşe's is recorded beside it"

    telegram.answers[BENT].set()
    await _everything_moves_on()
    answering = asyncio.create_task(database.run(_not_recorded))
    await _everything_moves_on()
    disks[1].set()
    found = await answering
    await asyncio.gather(*written)
    await delivery.stop()
    await database.stop()

    assert found == []


async def test_what_a_tap_led_to_is_not_over_before_its_spinner(tables_url: str) -> None:
    """A kill between the two is one after which the spinner is ended by the next start."""
    telegram, metrics = Telegram(), Metrics()
    database = Database(make_engine(tables_url), metrics, OFFICE, lambda: NOW)
    database.start()
    delivery = _delivery(database, telegram, metrics)
    delivery.put(await database.run(_answer_a_tap))
    assert [await telegram.asked.get(), await telegram.asked.get()] == [SPINNER, AYSE]

    telegram.answers[AYSE].set()
    await _everything_moves_on()
    before = await database.run(_not_recorded)
    telegram.answers[SPINNER].set()
    await delivery.idle()
    after = await database.run(_not_recorded)
    await delivery.stop()
    await database.stop()

    assert (len(before), after) == (1, [])


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


def _answer_a_tap(unit: UnitOfWork) -> list[Outgoing]:
    unit.begin(Waiting(AYSE, None, "da", "a tap"))
    outbox.answer(unit, AboutUs())
    return unit.enqueued


def _slowly(
    disk: threading.Event, under_way: threading.Event | None = None
) -> Callable[[UnitOfWork], bool]:
    """A transaction that keeps the writer busy; those that come meanwhile wait."""

    def write(_unit: UnitOfWork) -> bool:
        if under_way is not None:
            under_way.set()
        return disk.wait(PATIENCE)

    return write


def _not_recorded(unit: UnitOfWork) -> list[int]:
    """The rows of which it is not known at this moment that they were sent."""
    rows = unit.session.execute(text("SELECT id FROM outbox WHERE status = 'pending'"))
    return list(rows.scalars())


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
