"""The queue of updates: kept until the bot confirms them, handed out by poll or by webhook."""

import asyncio
from collections.abc import Callable
from itertools import islice

from bot.playground.chats.model import Json
from bot.playground.chats.wake import Signal
from bot.playground.errors import OTHER_POLL, SET_WEBHOOK, WEBHOOK_ACTIVE, ApiError

_NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}


class UpdateQueue:
    """Updates in order of their ids, until they are confirmed by a poll's offset or a webhook."""

    def __init__(
        self, first_id: int, on_confirmed: Callable[[int], None] = lambda _update_id: None
    ) -> None:
        self.next_id = first_id
        self._on_confirmed = on_confirmed
        self.pending: dict[int, Json] = {}
        self.allowed: list[str] = []  # empty: all but a few that must be asked for
        self.webhook_url = ""
        self.arrived = Signal()
        self._closed = False
        self._poll: asyncio.Future[ApiError | None] | None = None

    def push(self, raw: Json) -> int | None:
        """Queue an update, giving it the next id unless it has one; None where it is unwanted."""
        if not self._wanted(raw):
            return None
        update_id = int(raw.get("update_id", self.next_id))
        self.next_id = max(self.next_id, update_id + 1)
        self.pending[update_id] = {"update_id": update_id} | raw
        self._end_poll(None)
        self.arrived.fire()
        return update_id

    def confirm(self, offset: int) -> None:
        """Forget what comes before `offset`; a negative one keeps only so many of the last."""
        if offset < 0:
            keep = list(self.pending)[offset:]
            self.pending = {update_id: self.pending[update_id] for update_id in keep}
        if 0 < offset <= self.next_id:  # one from the future confirms nothing, as with Telegram
            for update_id in [known for known in self.pending if known < offset]:
                self.done(update_id)

    def done(self, update_id: int) -> None:
        """The bot has this one; nothing where it is gone already."""
        if self.pending.pop(update_id, None) is not None:
            self._on_confirmed(update_id)

    def first(self, limit: int) -> list[Json]:
        """The oldest unconfirmed updates."""
        return list(islice((self.pending[key] for key in sorted(self.pending)), limit))

    async def poll(self, offset: int, limit: int, timeout: float) -> list[Json]:  # noqa: ASYNC109
        """Confirm, then the next updates, waiting for some up to `timeout` seconds.

        Raises `ApiError` 409 where a webhook is set, and in the older of two polls that wait.
        """
        if self.webhook_url:
            raise ApiError(409, WEBHOOK_ACTIVE)
        self.confirm(offset)
        if self.pending or timeout <= 0 or self._closed:
            return self.first(limit)
        await self._wait(timeout)
        return self.first(limit)

    def open(self) -> None:
        """Polls may wait: the server starts, perhaps again."""
        self._closed = False

    def close(self) -> None:
        """No poll waits any more: the server stops."""
        self._closed = True
        self._end_poll(None)

    def set_webhook(self, url: str) -> None:
        """Deliver to `url` from now on, or to polls where it is empty."""
        self.webhook_url = url
        if url:
            self._end_poll(ApiError(409, SET_WEBHOOK))
        self.arrived.fire()

    async def _wait(self, timeout: float) -> None:  # noqa: ASYNC109
        self._end_poll(ApiError(409, OTHER_POLL))
        mine = self._poll = asyncio.get_running_loop().create_future()
        try:
            error = await asyncio.wait_for(mine, timeout)
        except TimeoutError:
            return
        finally:
            if self._poll is mine:
                self._poll = None
        if error is not None:
            raise error

    def _end_poll(self, error: ApiError | None) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(error)

    def _wanted(self, raw: Json) -> bool:
        kinds = raw.keys() - {"update_id"}
        if self.allowed:
            return bool(kinds & set(self.allowed))
        return not kinds or not kinds <= _NOT_BY_DEFAULT
