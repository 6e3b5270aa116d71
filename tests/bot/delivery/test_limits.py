"""When a message may be sent, in a time that does not have to be waited for."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.limits.rates import Limits
from tests.bot.delivery.virtual_time import in_virtual_time, now


@dataclass(frozen=True)
class Wish:
    """At `at` seconds somebody wants to send to a chat."""

    at: float
    chat: int
    waiting: bool = True


def sent(wishes: Sequence[Wish], limits: Limits | None = None) -> list[tuple[float, Wish]]:
    """When each wish was granted, in the order of being granted."""
    limits = limits or Limits(monotonic=now)
    granted: list[tuple[float, Wish]] = []

    async def ask(wish: Wish) -> None:
        await asyncio.sleep(wish.at)
        await limits.slot(wish.chat, waiting=wish.waiting)
        granted.append((now(), wish))

    async def everybody() -> None:
        await asyncio.gather(*map(ask, wishes))

    in_virtual_time(everybody())
    return granted


def moments(granted: list[tuple[float, Wish]]) -> list[float]:
    return [round(moment, 3) for moment, _ in granted]


def test_a_chat_gets_a_few_at_once_and_then_one_a_second() -> None:
    assert moments(sent([Wish(0, 1)] * 6)) == [0, 0, 0, 1, 2, 3]


def test_a_chat_that_was_quiet_may_have_a_few_again() -> None:
    wishes = [Wish(0, 1)] * 3 + [Wish(10, 1)] * 4
    assert moments(sent(wishes)) == [0, 0, 0, 10, 10, 10, 11]


def test_a_busy_chat_holds_up_no_other() -> None:
    wishes = [Wish(0, 1)] * 8 + [Wish(0.5, 2), Wish(0.5, 3)]
    at_half = {wish.chat for moment, wish in sent(wishes) if 0.4 < moment < 0.9}
    assert at_half == {2, 3}


def test_over_all_chats_there_are_thirty_a_second() -> None:
    granted = sent([Wish(0, chat) for chat in range(90)])
    assert granted[-1][0] == pytest.approx(87 / 30, abs=1e-3)  # three at once at the beginning


def test_who_waits_goes_before_anything_unprompted() -> None:
    digests = [Wish(0, chat, waiting=False) for chat in range(30)]
    answers = [Wish(0.5, chat) for chat in range(100, 110)]
    granted = sent([*digests, *answers])
    after = [wish.waiting for moment, wish in granted if moment > 0.5]
    assert after == [True] * 10 + [False] * (len(after) - 10)


def test_who_waits_goes_first_in_one_chat_as_well() -> None:
    granted = sent([Wish(0, 1, waiting=False)] * 6 + [Wish(0.5, 1)])
    assert [wish.waiting for _, wish in granted] == [False] * 3 + [True] + [False] * 3


@given(
    st.lists(
        st.builds(
            Wish,
            st.floats(0, 4),
            st.integers(1, 4),
            st.booleans(),
        ),
        max_size=60,
    ),
    st.sampled_from([0, 2, 7.5, 30]),
    st.integers(1, 4),
    st.sampled_from([0, 0.7, 1, 3]),
)
def test_no_stretch_of_time_sees_more_than_its_share(
    wishes: list[Wish], rate: float, burst: int, chat_rate: float
) -> None:
    granted = sent(wishes, Limits(rate, burst, chat_rate, monotonic=now))
    assert sorted(map(id, wishes)) == sorted(id(wish) for _, wish in granted)
    assert_share([moment for moment, _ in granted], rate, max(1, int(rate / 10)))
    for chat in {wish.chat for wish in wishes}:
        own = [(moment, wish) for moment, wish in granted if wish.chat == chat]
        assert_share([moment for moment, _ in own], chat_rate, burst)
        assert_first_come_first_served([wish for _, wish in own])
    if not chat_rate:
        assert_first_come_first_served([wish for _, wish in granted])


def assert_first_come_first_served(granted: list[Wish]) -> None:
    for waiting in (True, False):
        asked = [wish.at for wish in granted if wish.waiting is waiting]
        assert asked == sorted(asked)


def assert_share(times: list[float], rate: float, burst: int) -> None:
    for first in range(len(times)) if rate else ():
        for last in range(first, len(times)):
            share = rate * (times[last] - times[first]) + burst
            assert last - first + 1 <= share + 1e-3


@pytest.mark.parametrize("for_all", [True, False])
def test_a_pause_is_kept_by_whom_it_concerns(for_all: bool) -> None:
    limits = Limits(monotonic=now)

    async def pause() -> None:
        await limits.slot(1, waiting=True)
        if for_all:
            limits.pause_all(20)
        else:
            limits.pause_chat(1, 20)
            limits.pause_chat(1, 5)  # a shorter one does not end it
        await asyncio.gather(*(to(chat) for chat in (1, 2)))

    granted: dict[int, float] = {}

    async def to(chat: int) -> None:
        await limits.slot(chat, waiting=True)
        granted[chat] = now()

    in_virtual_time(pause())
    assert granted[1] == pytest.approx(20, abs=1e-3)
    assert granted[2] == pytest.approx(20 if for_all else 0, abs=1e-3)


def test_a_pause_begins_for_those_who_already_wait() -> None:
    limits = Limits(2, monotonic=now)

    async def busy() -> float:
        tasks = [asyncio.create_task(limits.slot(chat, waiting=True)) for chat in range(3)]
        await asyncio.sleep(0)
        limits.pause_all(60)
        await asyncio.gather(*tasks)
        return now()

    assert in_virtual_time(busy()) == pytest.approx(60.5, abs=1e-3)


def test_without_limits_nobody_waits_but_a_pause_is_obeyed() -> None:
    limits = Limits(0, 3, 0, monotonic=now)

    async def busy() -> list[float]:
        for _ in range(1000):
            slot = limits.slot(1, waiting=False)
            with pytest.raises(StopIteration):  # it returns without giving up control
                slot.send(None)
        limits.pause_chat(1, 7)
        before = now()
        await limits.slot(2, waiting=False)
        await limits.slot(1, waiting=False)
        return [before, now()]

    assert in_virtual_time(busy()) == [0, pytest.approx(7, abs=1e-3)]


def test_who_goes_away_leaves_the_place_to_the_next() -> None:
    limits = Limits(monotonic=now)

    async def busy() -> float:
        for _ in range(3):
            await limits.slot(1, waiting=True)
        gone = [asyncio.create_task(limits.slot(1, waiting=True)) for _ in range(5)]
        stays = asyncio.create_task(limits.slot(1, waiting=True))
        await asyncio.sleep(0.5)
        for task in gone:
            task.cancel()
        await stays
        return now()

    assert in_virtual_time(busy()) == pytest.approx(1, abs=1e-3)


def test_nobody_slips_in_before_those_who_wait_when_the_moment_has_come() -> None:
    seconds = 0.0
    limits = Limits(monotonic=lambda: seconds)

    async def busy() -> None:
        nonlocal seconds
        for _ in range(3):
            await limits.slot(1, waiting=True)
        earlier = asyncio.create_task(limits.slot(1, waiting=True))
        await asyncio.sleep(0)
        seconds = 1.5  # and the timer has not fired yet
        later = asyncio.create_task(limits.slot(1, waiting=True))
        await earlier
        assert not later.done()
        later.cancel()

    in_virtual_time(busy())


def test_chats_that_are_quiet_are_forgotten() -> None:
    limits = Limits(0, 3, 1, monotonic=now)

    async def busy() -> None:
        for chat in range(5_000):
            await limits.slot(chat, waiting=True)
            await asyncio.sleep(0.1)

    in_virtual_time(busy())
    assert len(limits._chats) < 600
