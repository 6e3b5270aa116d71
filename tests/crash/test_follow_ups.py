"""A thousand follow-ups are due, and the program is killed again and again while it fires them.

What is due, and what of it has been told, is in the database alone; so every kill finds some that
are still due, some that wait in the outbox, and some that Telegram has taken.
"""

import asyncio
import random
import sqlite3
from contextlib import closing
from pathlib import Path

from benchmarks import crowded
from benchmarks.telegram_stub import running
from casework.follow_ups import FOLLOW_UPS
from storage import schema
from storage.engine import make_engine
from tests.crash.kept import Kept
from tests.crash.witness import CountingApi
from tests.support.process import BotProcess

DUE, NOT_DUE = 1000, 100
KILLS = 4
KILLABLE = range(5, DUE)
"""In calls to Telegram; the first few of each life say hello."""

LONG = 60.0
"""Seconds; who has not been told by then is not told any more."""


class Readers:
    """Everybody who is to be reminded; they only read."""

    def __init__(self, api: CountingApi) -> None:
        self.told: dict[int, int] = {}
        self._api = api
        self._all = asyncio.Event()
        api.audience = self

    def hears(self, chat: int, message_id: int, text: str, markup: str, *, edited: bool) -> None:
        """Read a message; one that was read before is only counted."""
        del message_id
        assert not edited
        if not self._api.copies.note(chat, (text, markup)):
            self.told[chat] = self.told.get(chat, 0) + 1
        if len(self.told) >= DUE:
            self._all.set()

    def answered(self, callback_query_id: str) -> None:
        """Nobody taps."""
        raise AssertionError(callback_query_id)

    async def all_told(self) -> None:
        """Wait until everybody has been told something."""
        async with asyncio.timeout(LONG):
            await self._all.wait()


def filled(database: Path) -> str:
    """A database in which so much is due; returns its address."""
    url = f"sqlite:///{database}"
    engine = make_engine(url)
    schema.migrate(engine)
    with engine.begin() as connection:
        crowded.fill(connection, still_open=DUE + NOT_DUE, due=DUE)
    engine.dispose()
    return url


async def test_each_is_told_once_whatever_kills_the_program(
    dice: random.Random, tmp_path: Path
) -> None:
    database = tmp_path / "bot.db"
    url = await asyncio.to_thread(filled, database)
    api = CountingApi()
    readers = Readers(api)
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
    assert Kept(database).left_over().keys() <= {"drafts not sent"}
    assert_fired_once(database)
    assert api.copies.twice_in_one_life == 0
    assert api.copies.most_per_kill_and_chat <= 1
    team = range(1, crowded.ADVISORS + crowded.COORDINATORS + 1)  # who get their digests, too
    others = {chat for chat in readers.told if crowded.number_of(chat) not in team}
    assert {readers.told[chat] for chat in others} == {1}


def assert_fired_once(database: Path) -> None:
    """Each follow-up that was due has ended as fired, and one message came of it."""
    notices = sorted({rule.notice for rule in FOLLOW_UPS.values()})
    marks = ", ".join("?" * len(notices))
    with closing(sqlite3.connect(database)) as connection:
        ended = connection.execute(
            "SELECT ended_as, count(*) FROM follow_up WHERE round = 0 GROUP BY ended_as"
        ).fetchall()
        told = connection.execute(
            f"SELECT count(*), count(DISTINCT person_id) FROM outbox WHERE kind IN ({marks})",  # noqa: S608  (marks)
            notices,
        ).fetchone()
    assert dict(ended) == {None: NOT_DUE, "fired": DUE}
    assert told == (DUE, DUE)
