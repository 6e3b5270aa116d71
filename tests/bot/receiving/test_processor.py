"""Who is handled when: chats side by side, each in order."""

import asyncio
import gc
import random
from collections import defaultdict
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.receiving.processor import ChatOrderedProcessor
from tests.bot.delivery.virtual_time import in_virtual_time, now


@dataclass(frozen=True)
class Update:
    """The number tells the order of arrival."""

    chat_id: int | None
    number: int


class Work:
    """What was handled, in order, and how many at once."""

    def __init__(self, slots: int = 8) -> None:
        self.processor = ChatOrderedProcessor(slots)
        self.begun: list[Update] = []
        self.in_hand: list[int | None] = []  # their chats
        self.ended: list[tuple[float, Update]] = []
        self.tasks: list[asyncio.Task[None]] = []
        self.at_the_end: Callable[[], Any] = lambda: None
        self.most_at_once = 0
        self.most_in_a_chat = 0

    def arrives(self, update: Update, seconds: float = 0.01, error: str = "") -> None:
        """As python-telegram-bot does: a task for each update, in which all else happens."""

        async def wrapped() -> None:
            await self.processor.process_update(update, self.handle(update, seconds, error))

        self.tasks.append(asyncio.create_task(wrapped()))

    async def handle(self, update: Update, seconds: float, error: str) -> None:
        self.begun.append(update)
        self.in_hand.append(update.chat_id)
        self.most_at_once = max(self.most_at_once, len(self.in_hand))
        self.most_in_a_chat = max(self.most_in_a_chat, self.in_hand.count(update.chat_id))
        try:
            await asyncio.sleep(seconds)
        finally:
            self.in_hand.remove(update.chat_id)
        self.ended.append((now(), update))
        self.at_the_end()
        if error:
            raise LookupError(error)

    def done(self) -> list[Update]:
        return [update for _, update in self.ended]

    async def finished(self) -> list[Any]:
        return await asyncio.gather(*self.tasks, return_exceptions=True)


def run(main: Coroutine[Any, Any, Any]) -> Any:
    result = in_virtual_time(main)
    gc.collect(0)  # a coroutine that was never awaited complains now
    return result


def test_one_busy_chat_does_not_starve_the_others() -> None:
    work = Work(slots=8)

    async def main() -> None:
        for number in range(200):
            work.arrives(Update(1, number))
        for chat in range(2, 7):
            work.arrives(Update(chat, 0))
        await work.finished()

    run(main())
    others = [moment for moment, update in work.ended if update.chat_id != 1]
    assert others == [pytest.approx(0.01)] * 5
    busy = [update.number for _, update in work.ended if update.chat_id == 1]
    assert busy == list(range(200))


def test_no_more_are_handled_at_once_than_there_are_slots() -> None:
    work = Work(slots=3)

    async def main() -> None:
        for chat in range(10):
            work.arrives(Update(chat, 0))
        await work.finished()

    run(main())
    assert work.most_at_once == 3
    assert [update.chat_id for update in work.begun] == list(range(10))


@settings(max_examples=50)
@given(st.integers(), st.integers(1, 6), st.integers(1, 4))
def test_each_chat_is_handled_in_the_order_of_arrival(seed: int, slots: int, chats: int) -> None:
    chance = random.Random(seed)
    work = Work(slots)
    arrived: dict[int, list[int]] = defaultdict(list)

    async def main() -> None:
        for number in range(40):
            chat = chance.randrange(chats)
            arrived[chat].append(number)
            error = "no" if chance.random() < 0.2 else ""
            work.arrives(Update(chat, number), chance.choice([0, 0.01, 0.5]), error)
            if chance.random() < 0.5:
                await asyncio.sleep(chance.choice([0, 0.02, 0.3]))
            if chance.random() < 0.1:
                chance.choice(work.tasks).cancel()
        await work.finished()

    run(main())
    for chat, numbers in arrived.items():
        begun = [update.number for update in work.begun if update.chat_id == chat]
        assert begun == [number for number in numbers if number in begun]
    assert work.most_in_a_chat == 1
    assert not work.processor._chats


def test_two_of_a_chat_are_never_handled_at_once() -> None:
    work = Work()

    async def main() -> None:
        for number in range(20):
            work.arrives(Update(number % 2, number))
        await work.finished()

    run(main())
    assert (work.most_in_a_chat, work.most_at_once) == (1, 2)


def test_one_that_fails_is_the_callers_to_see_and_the_next_is_handled() -> None:
    work = Work()

    async def main() -> list[Any]:
        work.arrives(Update(1, 0), error="broken")
        work.arrives(Update(1, 1))
        return await work.finished()

    first, second = run(main())
    assert isinstance(first, LookupError)
    assert second is None
    assert [update.number for update in work.done()] == [0, 1]


@pytest.mark.parametrize("update", [Update(None, 0), "no update at all"])
def test_what_belongs_to_no_chat_waits_for_nobody(update: Any) -> None:
    work = Work()

    async def main() -> None:
        for _ in range(5):
            work.arrives(update, 1)
        await work.finished()
        assert now() == pytest.approx(1)

    work.handle = _just_sleep  # type: ignore[assignment,method-assign]
    run(main())


async def _just_sleep(_update: Any, seconds: float, _error: str) -> None:
    await asyncio.sleep(seconds)


def test_whoever_is_cancelled_while_waiting_leaves_the_turn_to_the_next() -> None:
    work = Work(slots=1)

    async def main() -> None:
        for number in range(4):
            work.arrives(Update(1, number))
        work.arrives(Update(2, 4))  # waits for the slot
        await asyncio.sleep(0)
        work.tasks[1].cancel()
        work.tasks[4].cancel()
        await work.finished()

    run(main())
    assert [update.number for update in work.done()] == [0, 2, 3]
    assert not work.processor._chats


def test_whoever_is_cancelled_just_when_the_turn_comes_passes_it_on() -> None:
    work = Work()

    async def main() -> None:
        for number in range(3):
            work.arrives(Update(1, number), seconds=0)
        await asyncio.sleep(0)
        await work.finished()

    work.at_the_end = lambda: asyncio.get_running_loop().call_soon(work.tasks[1].cancel)
    run(main())
    assert [update.number for update in work.done()] == [0, 2]


def test_before_a_stop_only_what_is_in_hand_is_finished() -> None:
    work = Work(slots=2)

    async def main() -> None:
        for number in range(12):
            work.arrives(Update(number % 4, number), seconds=1)
        await asyncio.sleep(0.5)
        work.processor.drop_waiting()
        work.arrives(Update(9, 12))
        results = await work.finished()
        assert results == [None] * 13
        assert now() == pytest.approx(1)

    run(main())
    assert [update.number for update in work.done()] == [0, 1]
    assert not work.processor._chats


def test_it_takes_updates_again_after_a_stop() -> None:
    work = Work()

    async def main() -> None:
        async with work.processor:
            pass
        async with work.processor:
            work.arrives(Update(1, 0))
            await work.finished()

    run(main())
    assert len(work.done()) == 1
