"""The hard form: very many people write as fast as they can, and the program is killed.

The mild form passes with a bot that confirms updates before it has stored them; this one does not.
A fast and a slow disk are tried side by side, so that two cores are put to use.
"""

import asyncio
import random
from pathlib import Path

from benchmarks.scripts import OURS
from benchmarks.telegram_stub import running
from tests.crash.kept import Kept
from tests.crash.witness import CountingApi, Witness
from tests.support import torture
from tests.support.process import BotProcess

DISKS = {"fast": "bot", "slow": "tests.support.slow_disk"}
"""What is run: the program as it is, and with 5 ms more for each fsync."""

PEOPLE = torture.steps(100, 500)
KILLS = torture.steps(5, 20)
KILLABLE = range(PEOPLE, 40 * PEOPLE)
"""In calls to Telegram: a request takes some 47."""


class City:
    """A bot on a disk, and everybody who writes to it."""

    def __init__(self, folder: Path, module: str) -> None:
        folder.mkdir()
        self.api = CountingApi()
        self.people = Witness(self.api, OURS, PEOPLE)
        self.database = folder / "bot.db"
        self._folder = folder
        self._module = module
        self.errors: list[str] = []

    async def live(self, moments: list[int]) -> None:
        """Let everybody send one request; kill the program after so many calls each time."""
        url = f"sqlite:///{self.database}"
        async with running(self.api) as root:
            with BotProcess(root, url, self._folder, module=self._module) as bot:
                self.people.start()
                for moment, before in zip(moments, [0, *moments], strict=False):
                    await self.people.meanwhile(self.api.performed(calls=moment - before))
                    bot.kill()
                    bot.start()
                await self.people.all_done()
                assert await bot.stop(within=5) == 0
        self.errors = bot.errors()


async def test_nobody_is_left_waiting_and_every_request_is_there_once(
    dice: random.Random, tmp_path: Path
) -> None:
    cities = {disk: City(tmp_path / disk, module) for disk, module in DISKS.items()}
    async with asyncio.TaskGroup() as group:
        for city in cities.values():
            group.create_task(city.live(sorted(dice.sample(KILLABLE, KILLS))))

    for disk, city in cities.items():
        print(f"{disk} disk: {city.api.copies}")  # noqa: T201  (pytest -s shows it)
        assert_nothing_lost(city)
        assert_nothing_twice(city)


def assert_nothing_lost(city: City) -> None:
    """Everybody has been answered, and has the request that they were given a reference for."""
    assert not city.people.spinning()
    assert not city.people.unexpected
    assert city.errors == []
    kept = Kept(city.database)
    assert kept.left_over() == {}
    assert kept.gaps() == []
    assert len(kept.requests) == PEOPLE
    assert {request.person: [request.reference] for request in kept.requests} == (
        city.people.submitted()
    )
    assert all(f"({each.person}, request 1)" in each.problem for each in kept.requests)


def assert_nothing_twice(city: City) -> None:
    """Nothing is said again but what a kill left unrecorded, one message a person."""
    assert city.api.copies.twice_in_one_life == 0
    assert city.api.copies.most_per_kill_and_chat <= 1
