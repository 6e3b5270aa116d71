"""The mild form: a few people send requests, and the program is killed again and again.

Two towns live through it side by side, each with its own bot, so that two cores are put to use.
"""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from bot.clock import Clock
from bot.playground.chats.messenger import Messenger
from bot.playground.server import PlaygroundServer
from tests.crash.copies import Copies, copies
from tests.crash.kept import Kept
from tests.crash.phone import PATIENCE
from tests.crash.requester import Requester
from tests.support import torture
from tests.support.process import BotProcess

TOWNS = (("Ayşe", "Bent", "Carla"), ("Dorthe", "Emil", "Fatma"))
KILLS = torture.steps(8, 100)
MOST_CALLS = 40
"""A life ends after so many calls to Telegram at the most, of which the first six say hello."""

AT_ONCE = 3
"""The most messages that the bot owes one person at a time: to two texts and an album."""


class Town:
    """A bot, the people who write to it, and the strict stand-in, which refuses what Telegram does.

    `random_moment` kills and starts the program again.
    """

    def __init__(self, telegram: PlaygroundServer, folder: Path, names: tuple[str, ...]) -> None:
        self.messenger: Messenger = telegram.messenger
        self.people = [Requester(self.messenger, name) for name in names]
        folder.mkdir()
        self.database = folder / "bot.db"
        url = f"sqlite:///{self.database}"
        self.bot = BotProcess(telegram.api_root, url, folder, token=telegram.token)

    async def live(self, kills: int, dice: random.Random) -> None:
        """Let everybody send requests until the last kill, and finish the one in hand."""
        over = asyncio.Event()
        with self.bot:
            async with asyncio.TaskGroup() as group:
                for person in self.people:
                    group.create_task(person.keeps_sending(until=over))
                for _ in range(kills):
                    await self._random_moment(dice)
                    self.bot.kill()
                    self.bot.start()
                over.set()
            assert await self.bot.stop(within=5) == 0

    async def _random_moment(self, dice: random.Random) -> None:
        """In the middle of what the bot does; in a tenth of the lives, while it starts."""
        calls = len(self.messenger.calls) + dice.randint(1, MOST_CALLS)
        await self.messenger.wait_for(lambda: len(self.messenger.calls) >= calls, PATIENCE)
        await asyncio.sleep(dice.uniform(0, 0.01))


@asynccontextmanager
async def town(folder: Path, names: tuple[str, ...]) -> AsyncIterator[Town]:
    """Build a town; its Telegram is there until the end."""
    telegram = PlaygroundServer(Clock(), cast=())
    await telegram.start()
    try:
        yield Town(telegram, folder, names)
    finally:
        await telegram.stop()


async def test_everybody_ends_with_exactly_what_they_sent(
    dice: random.Random, tmp_path: Path
) -> None:
    async with AsyncExitStack() as stack:
        towns = [
            await stack.enter_async_context(town(tmp_path / names[0], names)) for names in TOWNS
        ]
        async with asyncio.TaskGroup() as group:
            for each in towns:
                group.create_task(each.live(KILLS // len(towns), random.Random(dice.random())))

    for each in towns:
        assert_whole(each)


def assert_whole(town: Town) -> None:
    """What was sent is kept, word by word and once; nobody is left waiting."""
    kept, said = Kept(town.database), copies(town.messenger.calls)
    print(f"{len(kept.requests)} requests, {said}")  # noqa: T201  (pytest -s shows it)
    assert kept.left_over() == {}
    assert kept.gaps() == []
    for person in town.people:
        assert kept.of(person.user.id) == person.sent
        last = town.messenger.last(person.user)
        assert last is not None
        assert person.sent[-1].reference in last.text
    assert town.messenger.unanswered() == []
    assert_said_again_only_for_a_kill(said)
    assert town.bot.errors() == []


def assert_said_again_only_for_a_kill(said: Copies) -> None:
    """A message comes twice where a kill came between Telegram's answer and its record."""
    assert said.twice_in_one_life == 0
    assert said.most_per_kill_and_chat <= AT_ONCE
