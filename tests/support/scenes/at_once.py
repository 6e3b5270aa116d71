"""Many acts as one transaction: how a dialogue came to where it starts.

People act as ever and read what is said. Handlers, verbs, views and Telegram's side are the real
ones, in the real order. Left out is what carries them: nothing is polled, no thread is waited for,
nothing goes over HTTP, and one commit keeps it all.
"""

import time
from asyncio import Future, get_running_loop
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection
from sqlmodel import Session
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.application import TaskForceBot
from bot.database import Reading
from bot.playground.chats.messenger import Messenger
from bot.transactions import Result, Transaction, Work
from tests.support.in_process import answered


class AtOnce:
    """What carries updates, work and messages for as long as it lasts."""

    def __init__(self, bot: TaskForceBot, messenger: Messenger, connection: Connection) -> None:
        self._bot = bot
        self._messenger = messenger
        self._connection = connection
        self.to_wipe = False

    async def settled(self) -> None:
        """Handle what people have sent, and say what comes of it."""
        pending = self._messenger.updates.pending
        while pending:
            raw = pending.pop(min(pending))
            for incoming in await self._bot.inbox.store([raw]):
                await self._bot.handling.handle(incoming, None)
        await self._bot.delivery.idle()

    async def run(self, work: Work[Result]) -> Result:
        """One piece of work in the common transaction; raises what it raises."""
        future: Future[Result] = get_running_loop().create_future()
        now = self._messenger.clock.now()
        transaction = Transaction(work, now, future, time.monotonic())
        transaction.run(self._connection, self._bot.office)
        transaction.hand_back()
        return await future

    async def read(self, work: Reading[Result]) -> Result:
        """What stands there, also what is not committed yet."""
        with Session(self._connection) as session:
            return work(session)

    async def wipe(self) -> None:
        """Nothing can be wiped before the end; who plays it does so then."""
        self.to_wipe = True

    async def post(self, method: str, parameters: dict[str, Any]) -> Any:
        """A call to Telegram, and its answer. Raises what the bot's transport would raise."""
        given = [RequestParameter.from_input(name, each) for name, each in parameters.items()]
        return answered(self._messenger, method, RequestData(given))


@contextmanager
def at_once(bot: TaskForceBot, messenger: Messenger) -> Iterator[AtOnce]:
    """Begin when all is settled, settle it before the end, which commits."""
    line = bot.delivery._attempts._line
    with bot.database.engine.begin() as connection:
        how = AtOnce(bot, messenger, connection)
        with (
            _instead(bot.database, run=how.run, read=how.read, wipe=how.wipe),
            _instead(bot, _post=how.post),
            _instead(line, _post=how.post),
            _instead(messenger.updates, _end_poll=lambda _error: None),
        ):
            yield how


@contextmanager
def _instead(owner: Any, **others: Any) -> Iterator[None]:
    """For a while, let an object have other attributes of its own."""
    before = {name: value for name, value in vars(owner).items() if name in others}
    vars(owner).update(others)
    try:
        yield
    finally:
        for name in others:
            del vars(owner)[name]
        vars(owner).update(before)
