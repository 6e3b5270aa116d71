"""How a call may come, how it may fail on order, and what is known of it afterwards."""

import asyncio
import json
import time

import aiohttp
import pytest

from bot.clock import Clock
from bot.playground.chats.messenger import Messenger
from bot.playground.chats.model import User
from bot.playground.server import PlaygroundServer
from tests.bot.playground.conftest import Call


async def test_parameters_may_be_a_form(
    server: PlaygroundServer, http: aiohttp.ClientSession, ayse: User
) -> None:
    markup = json.dumps({"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]})
    form = {"chat_id": str(ayse.id), "text": "Well?", "reply_markup": markup}
    address = f"{server.api_root}/bot{server.token}/sendmessage"
    async with http.post(address, data=form) as response:
        assert (await response.json())["ok"]
    last = server.messenger.last(ayse)
    assert last is not None
    assert [button.data for button in last.buttons] == ["y"]


async def test_what_the_person_sees(call: Call, messenger: Messenger, ayse: User) -> None:
    markup = {"keyboard": [["Yes", {"text": "My number", "request_contact": True}]]}
    await call("sendMessage", chat_id=ayse.id, text="Well?", reply_markup=markup)
    ((yes, number),) = messenger.reply_keyboard(ayse)
    assert (yes.text, yes.request_contact) == ("Yes", False)
    assert number.request_contact
    gone = {"remove_keyboard": True}
    await call("sendMessage", chat_id=ayse.id, text="Thanks", reply_markup=gone)
    assert messenger.reply_keyboard(ayse) == []
    assert [message.text for message in messenger.from_bot(ayse)] == ["Well?", "Thanks"]


@pytest.mark.parametrize("text", ["x" * 50_000, "   ", ""])
async def test_people_may_send_what_no_app_lets_them(
    call: Call, messenger: Messenger, ayse: User, text: str
) -> None:
    messenger.person_writes(ayse, text)
    (update,) = (await call("getUpdates"))["result"]
    assert update["message"]["text"] == text


async def test_edits_and_deletions_are_remembered(
    call: Call, messenger: Messenger, ayse: User
) -> None:
    sent = await call("sendMessage", chat_id=ayse.id, text="Old")
    place = {"chat_id": ayse.id, "message_id": sent["result"]["message_id"]}
    await call("editMessageText", **place, text="New")
    (message,) = messenger.messages(ayse)
    assert message.text == "New"
    assert [earlier["text"] for earlier in message.edits] == ["Old"]
    await call("deleteMessage", **place)
    assert messenger.messages(ayse) == []
    assert messenger.messages(ayse, deleted=True) == [message]


async def test_an_edit_without_a_keyboard_takes_it_away(
    call: Call, messenger: Messenger, ayse: User
) -> None:
    markup = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}
    sent = await call("sendMessage", chat_id=ayse.id, text="Well?", reply_markup=markup)
    place = {"chat_id": ayse.id, "message_id": sent["result"]["message_id"]}
    edited = await call("editMessageText", **place, text="Well?")
    assert "reply_markup" not in edited["result"]
    assert messenger.messages(ayse)[0].buttons == []


async def test_calls_are_logged(call: Call, messenger: Messenger, ayse: User) -> None:
    await call("sendMessage", chat_id=ayse.id, text="Hello")
    await call("sendMessage", chat_id=1, text="Nobody")
    good, bad = messenger.calls_of("sendMessage")
    assert good.params == {"chat_id": ayse.id, "text": "Hello"}
    assert (good.status, good.chat_id) == (200, ayse.id)
    assert (bad.status, bad.error) == (400, "Bad Request: chat not found")


async def test_refusals_on_order(call: Call, messenger: Messenger, ayse: User) -> None:
    other = messenger.user("Bent", started=True)
    messenger.faults.server_error("sendMessage", times=2)
    messenger.faults.flood("sendMessage", chat=other.id, retry_after=7)
    messenger.faults.forbidden("editMessageText")
    codes = [(await call("sendMessage", chat_id=ayse.id, text="x")) for _ in range(3)]
    assert [code.get("error_code") for code in codes] == [500, 500, None]
    flooded = await call("sendMessage", chat_id=other.id, text="x")
    assert flooded["parameters"] == {"retry_after": 7}
    assert flooded["description"] == "Too Many Requests: retry after 7"
    refused = await call("editMessageText", chat_id=ayse.id, message_id=1, text="x")
    assert refused["error_code"] == 403
    assert [message.text for message in messenger.messages(ayse)] == ["x"]


async def test_connections_that_close(call: Call, messenger: Messenger, ayse: User) -> None:
    messenger.faults.drop("sendMessage")
    with pytest.raises(aiohttp.ClientConnectionError):
        await call("sendMessage", chat_id=ayse.id, text="lost")
    messenger.faults.lose_answer("sendMessage")
    with pytest.raises(aiohttp.ClientConnectionError):
        await call("sendMessage", chat_id=ayse.id, text="sent, unanswered")
    await call("sendMessage", chat_id=ayse.id, text="sent")
    said = [message.text for message in messenger.messages(ayse)]
    assert said == ["sent, unanswered", "sent"]


async def test_slow_answers(call: Call, messenger: Messenger, ayse: User) -> None:
    messenger.faults.delay = 0.2
    began = time.monotonic()
    await asyncio.gather(*(call("sendMessage", chat_id=ayse.id, text="x") for _ in range(5)))
    assert 0.2 <= time.monotonic() - began < 0.8
    messenger.faults.clear()
    assert messenger.faults.delay == 0


async def test_waiting_gives_what_was_waited_for(
    call: Call, messenger: Messenger, ayse: User
) -> None:
    waiting = asyncio.create_task(messenger.wait_for(lambda: messenger.last(ayse)))
    await call("sendMessage", chat_id=ayse.id, text="here")
    found = await waiting
    assert found is not None
    assert found.text == "here"
    with pytest.raises(TimeoutError):
        await messenger.wait_for(lambda: False, timeout=0.01)


async def test_it_stops_within_a_second(call: Call, server: PlaygroundServer) -> None:
    poll = asyncio.create_task(call("getUpdates", timeout=50))
    await server.messenger.wait_for(lambda: server.messenger.calls_of("getUpdates"))
    began = time.monotonic()
    await server.stop()
    assert time.monotonic() - began < 1
    assert await poll == {"ok": True, "result": []}


async def test_it_can_go_away_and_come_back(
    call: Call, server: PlaygroundServer, ayse: User
) -> None:
    port = int(server.url.rpartition(":")[2])
    server.messenger.person_writes(ayse, "before")
    await server.stop()
    with pytest.raises(aiohttp.ClientConnectionError):
        await call("getMe")
    await server.start(port=port)
    (update,) = (await call("getUpdates"))["result"]
    poll = asyncio.create_task(call("getUpdates", offset=update["update_id"] + 1, timeout=20))
    await server.messenger.wait_for(lambda: len(server.messenger.calls_of("getUpdates")) > 1)
    server.messenger.person_writes(ayse, "after")
    assert [each["message"]["text"] for each in (await poll)["result"]] == ["after"]


async def test_it_may_listen_on_either_kind_of_address(http: aiohttp.ClientSession) -> None:
    server = PlaygroundServer(Clock())
    await server.start("::1")
    try:
        async with http.get(f"{server.api_root}/bot{server.token}/getMe") as response:
            assert response.status == 200
        async with http.get(f"{server.url}/") as page:
            assert page.status == 200
    finally:
        await server.stop()
