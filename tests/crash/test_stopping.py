"""Ctrl-C and SIGTERM in the middle of everything: what is in hand is finished, the rest waits."""

from pathlib import Path

from benchmarks.scripts import OURS
from benchmarks.telegram_stub import running
from tests.crash.kept import Kept
from tests.crash.witness import CountingApi, Witness
from tests.support.process import BotProcess

PEOPLE = 30
STOPS = (150, 750)
"""After so many calls to Telegram the program is told to stop; in the end there are 1,400."""

SLOW = 0.05
"""Seconds that each call to Telegram takes, so that many are in hand when the signal comes."""


async def test_a_stop_finishes_what_is_in_hand_and_leaves_the_rest_to_the_next_start(
    tmp_path: Path,
) -> None:
    api = CountingApi()
    people = Witness(api, OURS, PEOPLE)
    database = tmp_path / "bot.db"
    async with running(api) as url:
        with BotProcess(url, f"sqlite:///{database}", tmp_path) as bot:
            api.delay = SLOW
            people.start()
            for calls, before in zip(STOPS, [0, *STOPS], strict=False):
                await people.meanwhile(api.performed(calls=calls - before))
                assert await bot.stop(within=5) == 0
                bot.start()
            await people.all_done()
            assert await bot.stop(within=5) == 0

    assert api.copies.twice_in_one_life == 0
    assert api.copies.after_kills == 0, "what was in hand was not finished, and said again"
    assert bot.errors() == []
    assert not people.spinning()
    kept = Kept(database)
    assert kept.left_over() == {}
    assert kept.gaps() == []
    assert {request.person: [request.reference] for request in kept.requests} == people.submitted()
