"""Hundreds of follow-ups are due, and the program is killed again and again while it fires them.

Or two of them start on one database at the same moment.

What is due, and what of it has been told, is in the database alone; so every kill finds some that
are still due, some that wait in the outbox, and some that Telegram has taken.
"""

import asyncio
import random
from pathlib import Path

from sqlalchemy import func
from sqlmodel import Session, col, select

from benchmarks import crowded
from benchmarks.telegram_stub import running
from casework.core.vocabulary import FollowUpKind
from storage.database import schema
from storage.database.engine import make_engine
from storage.subjects import FOLLOW_UPS
from storage.tables import FollowUp, OutboxMessage
from storage.tables.queues import OutboxStatus
from tests.crash.witness import CountingApi
from tests.support import torture
from tests.support.databases import Databases
from tests.support.process import BotProcess

DUE, NOT_DUE = torture.steps(300, 1000), 100
FOR_TWO = torture.steps(60, 300)
KILLS = torture.steps(2, 10)
KILLABLE = range(5, DUE)
"""In calls to Telegram; the first few of each life say hello."""

LONG = 60.0
"""Seconds; who has not been told by then is not told any more."""


TEAM = crowded.ADVISORS + crowded.COORDINATORS
"""The first ones, who are not looked at: digests may come to them before or after."""


class Readers:
    """Everybody who is to be reminded; they only read."""

    def __init__(self, api: CountingApi, number: int) -> None:
        self.told: dict[int, int] = {}
        self._api = api
        self._number = number - TEAM
        self._all = asyncio.Event()
        api.audience = self

    def hears(self, chat: int, message_id: int, text: str, markup: str, *, edited: bool) -> None:
        """Read a message; one that was read before is only counted."""
        del message_id
        assert not edited
        if crowded.number_of(chat) <= TEAM:
            return
        if not self._api.copies.note(chat, (text, markup)):
            self.told[chat] = self.told.get(chat, 0) + 1
        if len(self.told) >= self._number:
            self._all.set()

    def answered(self, callback_query_id: str) -> None:
        """Nobody taps."""
        raise AssertionError(callback_query_id)

    async def all_told(self) -> None:
        """Wait until everybody who is not on the team has been told something."""
        async with asyncio.timeout(LONG):
            await self._all.wait()


def filled(url: str, due: int) -> None:
    """Make a database in which so much is due."""
    engine = make_engine(url)
    schema.migrate(engine)
    with engine.begin() as connection:
        crowded.fill(connection, still_open=due + NOT_DUE, due=due)
    engine.dispose()


async def test_each_is_told_once_whatever_kills_the_program(
    dice: random.Random, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'bot.db'}"
    await asyncio.to_thread(filled, url, DUE)
    api = CountingApi()
    readers = Readers(api, DUE)
    async with running(api) as root:
        with BotProcess(root, url, tmp_path, module="tests.support.at_ten") as bot:
            moments = sorted(dice.sample(KILLABLE, KILLS))
            for moment, before in zip(moments, [0, *moments], strict=False):
                async with asyncio.timeout(LONG):
                    await api.performed(calls=moment - before)
                bot.kill()
                bot.start()
            await readers.all_told()
            assert await bot.stop(within=5) == 0

    print(f"{bot.lives} lives, {api.copies}")  # noqa: T201  (pytest -s shows it)
    assert bot.errors() == []
    assert_fired_once(url, DUE)
    assert api.copies.twice_in_one_life == 0
    assert api.copies.most_per_kill_and_chat <= 1
    assert set(readers.told.values()) == {1}


async def test_two_programs_on_one_database_fire_each_once(
    databases: Databases, tmp_path: Path
) -> None:
    """Both send what they find in the outbox; what stands there, and what was fired, is once."""
    url = databases.new("postgresql")
    await asyncio.to_thread(filled, url, FOR_TWO)
    api = CountingApi()
    readers = Readers(api, FOR_TWO)
    folders = [tmp_path / name for name in ("one", "other")]
    for folder in folders:
        folder.mkdir()
    async with running(api) as root:
        programs = [BotProcess(root, url, each, module="tests.support.at_ten") for each in folders]
        with programs[0] as one, programs[1] as other:
            await readers.all_told()
            assert [await one.stop(within=5), await other.stop(within=5)] == [0, 0]

    assert_fired_once(url, FOR_TWO)
    databases.drop(url)


def assert_fired_once(url: str, due: int) -> None:
    """Each follow-up that was due has ended as fired, and one message came of it.

    Without the promises, which the program watches by itself where nobody did before.
    """
    notices = [each.notice.kind for each in FOLLOW_UPS.values()]
    engine = make_engine(url)
    with Session(engine) as session:
        ended = session.exec(
            select(FollowUp.ended_as, func.count())
            .where(FollowUp.round == 0, FollowUp.kind != FollowUpKind.PROMISE)
            .group_by(col(FollowUp.ended_as))
        ).all()
        told = session.exec(
            select(func.count(), func.count(col(OutboxMessage.person_id).distinct())).where(
                col(OutboxMessage.kind).in_(notices)
            )
        ).one()
        left = session.exec(
            select(OutboxMessage.status).where(
                OutboxMessage.status != OutboxStatus.SENT, col(OutboxMessage.person_id) > TEAM
            )
        ).all()
    engine.dispose()
    assert left == []
    assert dict(iter(ended)) == {None: NOT_DUE, "fired": due}
    assert tuple(told) == (due, due)
