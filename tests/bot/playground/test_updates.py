"""Updates reach the bot until it confirms them, by poll or by webhook, to one taker at a time."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web

from bot.playground.chats.messenger import Messenger
from bot.playground.chats.model import User
from tests.bot.playground.conftest import Call


async def texts(call: Call, **params: Any) -> list[str]:
    answer = await call("getUpdates", **params)
    return [update["message"]["text"] for update in answer["result"]]


async def test_delivered_again_until_confirmed(
    call: Call, messenger: Messenger, ayse: User
) -> None:
    for word in ("one", "two", "three"):
        messenger.person_writes(ayse, word)
    assert await texts(call) == ["one", "two", "three"]
    assert await texts(call, limit=2) == ["one", "two"]
    first = (await call("getUpdates", limit=1))["result"][0]["update_id"]
    assert await texts(call, offset=first + 1) == ["two", "three"]
    assert await texts(call) == ["two", "three"]
    assert await texts(call, offset=-1) == ["three"]
    assert await texts(call, offset=first + 3) == []


async def test_an_offset_from_the_future_loses_nothing(
    call: Call, messenger: Messenger, ayse: User
) -> None:
    messenger.person_writes(ayse, "one")
    assert await texts(call, offset=2**31 - 1) == ["one"]


async def test_a_poll_waits_for_somebody_to_write(
    call: Call, messenger: Messenger, ayse: User
) -> None:
    poll = asyncio.create_task(texts(call, timeout=20))
    await messenger.wait_for(lambda: messenger.calls_of("getUpdates"))
    messenger.person_writes(ayse, "at last")
    assert await poll == ["at last"]


async def test_a_poll_without_news_comes_back_empty(call: Call) -> None:
    assert await texts(call, timeout=1) == []


async def test_the_older_of_two_polls_is_ended(
    call: Call, messenger: Messenger, ayse: User
) -> None:
    older = asyncio.create_task(call("getUpdates", timeout=20))
    await messenger.wait_for(lambda: messenger.calls_of("getUpdates"))
    newer = asyncio.create_task(texts(call, timeout=20))
    answer = await older
    assert answer["error_code"] == 409
    assert answer["description"] == (
        "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running"
    )
    messenger.person_writes(ayse, "for the newer")
    assert await newer == ["for the newer"]


async def test_only_wanted_kinds_come(call: Call, messenger: Messenger, ayse: User) -> None:
    await call("getUpdates", allowed_updates=["callback_query"])
    messenger.person_writes(ayse, "unwanted")
    assert messenger.push_update({"message": {}}) is None
    await call("getUpdates", allowed_updates=[])
    messenger.person_writes(ayse, "wanted")
    assert await texts(call) == ["wanted"]


async def test_any_update_can_be_pushed(call: Call, messenger: Messenger) -> None:
    pushed = messenger.push_update({"channel_post": {"text": "news"}})
    answer = await call("getUpdates")
    assert answer["result"] == [{"update_id": pushed, "channel_post": {"text": "news"}}]


class Hook:
    """A bot's webhook: what came in, and what it answers next (200 at the end)."""

    def __init__(self) -> None:
        self.url = ""
        self.received: list[tuple[str | None, Any]] = []
        self.answers: list[int] = []

    async def take(self, request: web.Request) -> web.Response:
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token")
        self.received.append((secret, await request.json()))
        return web.Response(status=self.answers.pop(0) if self.answers else 200)


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    taker = Hook()
    app = web.Application()
    app.router.add_post("/hook", taker.take)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    taker.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield taker
    await runner.cleanup()


async def test_a_webhook_gets_each_update_until_it_takes_it(
    call: Call, messenger: Messenger, ayse: User, hook: Hook
) -> None:
    hook.answers = [500]
    assert (await call("setWebhook", url=hook.url, secret_token="s3cret"))["ok"]
    for word in ("one", "two"):
        messenger.person_writes(ayse, word)
    await messenger.wait_for(lambda: not messenger.updates.pending)
    came = [update["message"]["text"] for _, update in hook.received]
    assert came == ["one", "one", "two"]
    assert {secret for secret, _ in hook.received} == {"s3cret"}
    info = (await call("getWebhookInfo"))["result"]
    assert info["url"] == hook.url
    expected = "Wrong response from the webhook: 500 Internal Server Error"
    assert info["last_error_message"] == expected


async def test_polling_and_a_webhook_exclude_each_other(
    call: Call, messenger: Messenger, hook: Hook
) -> None:
    poll = asyncio.create_task(call("getUpdates", timeout=20))
    await messenger.wait_for(lambda: messenger.calls_of("getUpdates"))
    await call("setWebhook", url=hook.url)
    assert (await poll)["description"] == "Conflict: terminated by setWebhook request"
    refused = await call("getUpdates")
    assert refused["error_code"] == 409
    assert "use deleteWebhook" in refused["description"]
    await call("deleteWebhook", drop_pending_updates=True)
    assert await call("getUpdates") == {"ok": True, "result": []}
