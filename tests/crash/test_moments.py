"""The moments at which a kill hurts most, one by one: the stand-in knows when they have come."""

from pathlib import Path

from benchmarks.scripts import OURS, TYPED
from benchmarks.telegram_stub import running
from tests.crash.kept import Kept
from tests.crash.striking import Strike, StrikingApi
from tests.crash.witness import Witness
from tests.support.process import BotProcess

PEOPLE = 3


async def survive(api: StrikingApi, folder: Path) -> Kept:
    """Let everybody send a request through all the kills; returns what was kept of them."""
    people = Witness(api, OURS, PEOPLE)
    database = folder / "bot.db"
    async with running(api) as url:
        with BotProcess(url, f"sqlite:///{database}", folder) as bot:
            api.bot = bot
            people.start()
            await people.all_done()
            assert await bot.stop(within=5) == 0
    assert api.all_struck
    assert bot.errors() == []
    assert not people.spinning()
    kept = Kept(database)
    assert {request.person: [request.reference] for request in kept.requests} == people.submitted()
    return kept


def assert_whole(kept: Kept) -> None:
    """Every request is there once, with every answer in it once."""
    assert kept.left_over() == {}
    assert kept.gaps() == []
    assert len(kept.requests) == PEOPLE
    for request in kept.requests:
        written = TYPED.format(person=request.person, intake=1)
        assert [request.problem, request.about, request.tried, request.wished_result] == [
            written
        ] * 4


async def test_what_telegram_did_and_nobody_recorded_is_said_twice_and_no_oftener(
    tmp_path: Path,
) -> None:
    moments = [Strike("sendMessage", nth, answered=True) for nth in (2, 25)]
    api = StrikingApi(moments)

    assert_whole(await survive(api, tmp_path))

    assert api.copies.twice_in_one_life == 0
    assert api.copies.after_kills >= len(moments)
    assert api.copies.most_per_kill_and_chat == 1


async def test_what_telegram_never_got_is_done_by_the_next_start(tmp_path: Path) -> None:
    moments = [(name, 7) for name in ("answerCallbackQuery", "editMessageText", "sendMessage")]
    api = StrikingApi([Strike(name, nth, answered=False) for name, nth in moments])

    assert_whole(await survive(api, tmp_path))

    assert api.copies.twice_in_one_life == 0
    assert api.copies.most_per_kill_and_chat <= 1


async def test_what_is_stored_and_not_confirmed_is_delivered_again_and_handled_once(
    tmp_path: Path,
) -> None:
    """The bot asks for more, which is how it confirms, only when all is stored."""
    moments = [Strike("getUpdates", nth, answered=False) for nth in (4, 9)]
    api = StrikingApi(moments)

    assert_whole(await survive(api, tmp_path))

    assert all(api.unconfirmed)
    assert api.copies.twice_in_one_life == 0
    assert api.copies.most_per_kill_and_chat <= 1
