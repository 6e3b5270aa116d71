"""The page's clock goes past each morning on its way, and everybody is told at their hour."""

import asyncio
import itertools
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.configuration.settings import Settings
from bot.configuration.values import Address
from bot.playground.chats.model import Message
from bot.playground.page.calendar_steps import CALENDAR, STEPS
from bot.playground.scene import PlaygroundScene
from tests.support.walks import sentence

FRIDAY_AT_TWO = datetime(2026, 11, 20, 13, 11, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Copenhagen")
LEYLA, KARIN = 9101, 9201
_NEXT_MONDAY = datetime(2026, 11, 23, 6, 30, tzinfo=UTC)


@pytest.fixture
async def scene(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[PlaygroundScene]:
    """A month of cases, on a Friday afternoon, eleven past two in Copenhagen."""
    monkeypatch.chdir(tmp_path)
    scene = PlaygroundScene(Settings(playground_listen=Address("127.0.0.1", 0)), "sample")
    scene.clock.advance(FRIDAY_AT_TWO - scene.clock.now())
    await scene.start()
    yield scene
    await scene.stop()


def told(scene: PlaygroundScene, person: int, *words: str) -> list[Message]:
    """What the bot has said to somebody with one of these words in it."""
    said = scene.server.messenger.messages(person, deleted=True)
    return [each for each in said if each.from_bot and any(word in each.text for word in words)]


def clocks(messages: list[Message]) -> list[str]:
    """When they were sent, in Copenhagen: `Mon 08:00`."""
    return [each.date.astimezone(ZONE).strftime("%a %H:%M") for each in messages]


async def test_a_week_brings_everything_at_its_hour(scene: PlaygroundScene) -> None:
    """Each morning its lists; and whoever is asked has their hours, then it is another's turn."""
    before = scene.clock.now()
    await scene.server.walk_clock(partial(STEPS["week"], calendar=CALENDAR))

    agendas = told(scene, LEYLA, "I dag, ", sentence("da", "Nothing waits for you today."))
    assert clocks(agendas) == [f"{day} 08:00" for day in ("Mon", "Tue", "Wed", "Thu", "Fri")]
    (figures,) = told(scene, KARIN, "Uge 47")
    assert clocks([figures]) == ["Mon 07:30"]
    lists = told(scene, KARIN, "ting, du skal tage dig af")
    assert clocks(lists) == [f"{day} 07:30" for day in ("Mon", "Tue", "Wed", "Thu", "Fri")]
    late = sentence("da", "This comes late: it was due on {day}.", day="").split(":")[0]
    assert told(scene, KARIN, late) == told(scene, LEYLA, late) == []
    passed = scene.clock.now() - before
    assert timedelta(weeks=1) <= passed < timedelta(weeks=1, minutes=1)

    offered = [
        each
        for person in (9101, 9102, 9103)
        for each in told(scene, person, "Vil du tage TF-2026-0035")
    ]
    times = sorted(each.date.astimezone(ZONE) for each in offered)
    assert len(times) > 1
    assert all(b - a > timedelta(minutes=30) for a, b in itertools.pairwise(times)), times


async def test_two_taps_are_two_steps_one_after_the_other(scene: PlaygroundScene) -> None:
    walk = partial(scene.server.walk_clock, partial(STEPS["working_day"], calendar=CALENDAR))
    await asyncio.gather(walk(), walk())

    assert scene.clock.now().astimezone(ZONE).strftime("%a %H:%M") == "Tue 08:00"


async def test_a_fresh_start_ends_a_walk(scene: PlaygroundScene) -> None:
    walk = asyncio.create_task(scene.server.walk_clock(partial(STEPS["week"], calendar=CALENDAR)))
    messenger = scene.server.messenger
    await messenger.wait_for(lambda: scene.clock.now() >= _NEXT_MONDAY, 20)
    await scene.server.restart()
    await walk

    assert scene.clock.offset < timedelta(days=5)
    assert not told(scene, KARIN, "Uge 47")
