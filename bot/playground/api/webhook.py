"""Posting updates to the bot's webhook, each until it is taken, and each person's in order."""

import asyncio
import contextlib
from functools import partial
from typing import Any

import aiohttp

from bot.playground.chats.messenger import Messenger
from bot.playground.chats.model import Json

_TAKEN = range(200, 300)
_TIMEOUT = aiohttp.ClientTimeout(total=60)
_FIRST_PAUSE, _LONGEST_PAUSE = 0.2, 30.0  # seconds between tries, doubling


class WebhookPusher:
    """A task that delivers while a webhook is set."""

    def __init__(self, messenger: Messenger) -> None:
        self._messenger = messenger
        self._under_way: dict[int, asyncio.Task[None]] = {}  # by person

    async def run(self) -> None:
        """Deliver until cancelled."""
        try:
            async with aiohttp.ClientSession(timeout=_TIMEOUT) as session:
                while True:
                    self._start_what_can(session)
                    await self._messenger.updates.arrived.wait()
        finally:
            for task in self._under_way.values():
                task.cancel()

    def _start_what_can(self, session: aiohttp.ClientSession) -> None:
        if not self._messenger.updates.webhook_url:
            return
        for update in self._messenger.updates.first(len(self._messenger.updates.pending)):
            person = _person(update)
            if len(self._under_way) >= self._messenger.webhook.get("max_connections", 40):
                return
            if person not in self._under_way:
                task = asyncio.create_task(self._deliver(session, update))
                self._under_way[person] = task
                task.add_done_callback(partial(self._done, person))

    def _done(self, person: int, _: asyncio.Task[None]) -> None:
        self._under_way.pop(person, None)
        self._messenger.updates.arrived.fire()

    async def _deliver(self, session: aiohttp.ClientSession, update: Json) -> None:
        pending, pause = self._messenger.updates.pending, _FIRST_PAUSE
        while self._messenger.webhook and update["update_id"] in pending:
            error = await self._post(session, update)
            if error is None:
                self._messenger.updates.done(update["update_id"])
                self._messenger.wake()
                return
            self._note(error)
            with contextlib.suppress(TimeoutError):
                await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)

    async def _post(self, session: aiohttp.ClientSession, update: Json) -> str | None:
        """What went wrong, in Telegram's words; None if the bot took it."""
        webhook = self._messenger.webhook
        headers = {"X-Telegram-Bot-Api-Secret-Token": webhook["secret_token"]}
        try:
            async with session.post(
                webhook["url"], json=update, headers=headers if webhook["secret_token"] else {}
            ) as response:
                if response.status in _TAKEN:
                    return None
                return f"Wrong response from the webhook: {response.status} {response.reason}"
        except TimeoutError:
            return "Read timeout expired"
        except aiohttp.ClientError:
            return "Connection refused"

    def _note(self, error: str) -> None:
        now = int(self._messenger.clock.now().timestamp())
        if self._messenger.webhook:
            self._messenger.webhook |= {"last_error_date": now, "last_error_message": error}
        self._messenger.wake()


def _person(update: Json) -> int:
    """Whose updates this one must stay in order with."""
    body: Any = next((value for key, value in update.items() if key != "update_id"), {})
    sender = body.get("from", {}) if isinstance(body, dict) else {}
    return int(sender.get("id", 0))
