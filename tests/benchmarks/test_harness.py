"""The harness on its own: does the stand-in behave, and do its people notice what goes wrong?"""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from benchmarks.peers.table import PEERS
from benchmarks.people import Crowd
from benchmarks.processes import Program, program_beside
from benchmarks.script import Finish, Rule, Script, Tap, Write
from benchmarks.scripts import SCRIPTS
from benchmarks.telegram_stub import BotApi, running

ENOUGH = 60.0  # seconds; a slow machine, not a slow bot


class Bot:
    """Calls the stand-in's methods one by one."""

    def __init__(self, session: aiohttp.ClientSession, root: str) -> None:
        self._session = session
        self._root = root

    async def call(self, method: str, **given: object) -> Any:
        address = f"{self._root}/bot1:test/{method}"
        async with self._session.post(address, json=given) as answer:
            return await answer.json()

    async def update_ids(self, offset: int = 0) -> list[int]:
        answer = await self.call("getUpdates", offset=offset)
        return [update["update_id"] for update in answer["result"]]


@pytest.fixture
def api() -> BotApi:
    return BotApi()


@pytest.fixture
async def root(api: BotApi) -> AsyncIterator[str]:
    async with running(api) as url:
        yield url


@pytest.fixture
async def bot(root: str) -> AsyncIterator[Bot]:
    async with aiohttp.ClientSession() as session:
        yield Bot(session, root)


TWO_STEPS = Script(
    begin=Write("/start"),
    rules=(
        Rule("Several?", (Tap("First"), Tap("Done"))),
        Rule("Thank you", (Finish(),)),
    ),
)


def keyboard(*labels: str) -> dict[str, object]:
    return {
        "inline_keyboard": [[{"text": label, "callback_data": label.lower()}] for label in labels]
    }


async def test_what_is_not_confirmed_is_delivered_again(api: BotApi, bot: Bot) -> None:
    Crowd(api, TWO_STEPS, 3).start()

    assert await bot.update_ids() == [1, 2, 3]
    assert await bot.update_ids() == [1, 2, 3]
    assert await bot.update_ids(offset=3) == [3]
    assert await bot.update_ids() == [3]
    assert await bot.update_ids(offset=4) == []


async def test_a_long_poll_is_answered_when_somebody_writes(api: BotApi, bot: Bot) -> None:
    poll = asyncio.ensure_future(bot.call("getUpdates", timeout=30))
    await api.updates.polled()
    Crowd(api, TWO_STEPS, 1).start()

    updates = (await poll)["result"]

    assert updates[0]["message"]["text"] == "/start"
    assert updates[0]["message"]["entities"][0]["type"] == "bot_command"


async def test_a_second_bot_on_the_same_token_ends_the_first_ones_poll(
    api: BotApi, bot: Bot
) -> None:
    first = asyncio.ensure_future(bot.call("getUpdates", timeout=30))
    await api.updates.polled()

    await bot.call("getUpdates")

    assert (await first)["error_code"] == 409


async def test_a_person_reads_edits_of_what_they_tapped_and_no_records(
    api: BotApi, bot: Bot
) -> None:
    crowd = Crowd(api, TWO_STEPS, 1, intakes=1)
    crowd.start()
    person = next(iter(crowd.submitted()))
    question = await bot.call(
        "sendMessage", chat_id=person, text="Several?", reply_markup=keyboard("First", "Done")
    )
    place = {"chat_id": person, "message_id": question["result"]["message_id"]}

    assert [waiting.for_reply_to for waiting in crowd.waiting()] == ["first"]
    await bot.call("editMessageReplyMarkup", **place, reply_markup=keyboard("✓ First", "Done"))
    assert [waiting.for_reply_to for waiting in crowd.waiting()] == ["done"]
    await bot.call("editMessageText", **place, text="Several?\nFirst")
    assert len(crowd.waiting()) == 1
    await bot.call("sendMessage", chat_id=person, text="Thank you: TF-2026-0007")

    await crowd.done(within=ENOUGH)
    assert crowd.submitted() == {person: ["TF-2026-0007"]}
    assert crowd.spinning() == 2


async def test_a_message_that_comes_twice_is_read_once(api: BotApi, bot: Bot) -> None:
    crowd = Crowd(api, TWO_STEPS, 1)
    crowd.start()
    person = next(iter(crowd.submitted()))
    question = {"text": "Several?", "reply_markup": keyboard("First", "Done")}
    await bot.call("sendMessage", chat_id=person, **question)
    copy = await bot.call("sendMessage", chat_id=person, **question)

    assert await bot.update_ids() == [1, 2]

    place = {"chat_id": person, "message_id": copy["result"]["message_id"]}
    await bot.call("editMessageReplyMarkup", **place, reply_markup=keyboard("✓ First", "Done"))
    assert [waiting.for_reply_to for waiting in crowd.waiting()] == ["done"]


async def test_a_question_that_comes_again_after_its_tick_is_no_new_one(
    api: BotApi, bot: Bot
) -> None:
    crowd = Crowd(api, TWO_STEPS, 1)
    crowd.start()
    person = next(iter(crowd.submitted()))
    unticked = {"text": "Several?", "reply_markup": keyboard("First")}
    ticked = {"text": "Several?", "reply_markup": keyboard("✓ First", "Done")}
    question = await bot.call("sendMessage", chat_id=person, **unticked)
    place = {"chat_id": person, "message_id": question["result"]["message_id"]}
    await bot.call("editMessageText", **place, **ticked)

    copy = await bot.call("sendMessage", chat_id=person, **unticked)
    place = {"chat_id": person, "message_id": copy["result"]["message_id"]}
    await bot.call("editMessageText", **place, **ticked)

    assert [waiting.for_reply_to for waiting in crowd.waiting()] == ["done"]
    assert await bot.update_ids() == [1, 2, 3]


async def test_answers_keep_the_order_of_the_questions_on_a_connection(root: str) -> None:
    port = int(root.rpartition(":")[2])
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    request = b"POST /bot1:test/%s HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%s"
    writer.write(request % (b"getUpdates", 12, b"timeout=0.05") + request % (b"getMe", 0, b""))

    first = await reader.readuntil(b"\r\n\r\n") + await reader.readexactly(23)
    second = await reader.readuntil(b"\r\n\r\n")
    writer.close()

    assert first.endswith(b'{"ok":true,"result":[]}')
    assert second.startswith(b"HTTP/1.1 200 OK")


def peer(name: str, root: str, folder: Path) -> AbstractAsyncContextManager[Program]:
    found = PEERS[name]
    command = [sys.executable, *found.command]
    environment = found.environment(root, folder, f"sqlite:///{folder / 'bot.sqlite'}")
    return program_beside(command, environment, folder / "log")


@pytest.mark.parametrize("name", PEERS)
async def test_every_peer_takes_whole_intakes(
    name: str, api: BotApi, root: str, tmp_path: Path
) -> None:
    """Ours too: the people's script follows the English catalogue."""
    crowd = Crowd(api, SCRIPTS[PEERS[name].script], 3, intakes=2)
    async with peer(name, root, tmp_path):
        crowd.start()
        await crowd.done(within=ENOUGH)

    sent = [reference for references in crowd.submitted().values() for reference in references]
    assert len(set(sent)) == 6
    assert not crowd.unexpected
    assert not crowd.spinning()


async def test_people_notice_a_bot_that_forgets(api: BotApi, root: str, tmp_path: Path) -> None:
    """The official pattern keeps its state in memory for a minute, so a kill loses everybody."""
    crowd = Crowd(api, SCRIPTS["peers"], 3, intakes=1)
    async with peer("official", root, tmp_path) as bot:
        crowd.start()
        await api.performed(calls=25)
        bot.kill()
    async with peer("official", root, tmp_path):
        await api.updates.polled()

        with pytest.raises(TimeoutError, match="3 people wait"):
            await crowd.done(within=0.5)


async def test_people_can_be_spread_over_an_intake(api: BotApi, root: str, tmp_path: Path) -> None:
    crowd = Crowd(api, SCRIPTS["peers"], 5, intakes=1)
    async with peer("official", root, tmp_path):
        crowd.spread()
        await api.updates.polled()
        while not crowd.spread_out:
            await api.performed(calls=1)
        assert not crowd.waiting()

        crowd.release()
        await crowd.done(within=ENOUGH)

    assert all(len(references) == 1 for references in crowd.submitted().values())
