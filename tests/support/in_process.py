"""Application and Telegram in one thread: how acts are carried where the road is not the subject.

Transactions, handlers, views, delivery and Telegram's side are the real ones, in the real order,
and each transaction is committed by itself. Left out is what is between them: no thread is waited
for, nothing is polled, nothing goes over HTTP.
"""

import json
from functools import partial
from typing import Any

from pydantic import SecretStr
from telegram._utils.types import JSONDict, ODVInput
from telegram.request import BaseRequest, RequestData

from bot.application import TaskForceBot
from bot.clock import Clock
from bot.configuration.settings import Settings
from bot.database import Database, Reading
from bot.office import make_office
from bot.playground.api.methods import METHODS
from bot.playground.api.parameters import Params, Upload
from bot.playground.chats.messenger import Messenger
from bot.playground.chats.model import ApiCall
from bot.playground.errors import ApiError
from bot.receiving.receiving_bot import ALLOWED_UPDATES
from bot.telegram import answers
from bot.transactions import Result, Transaction
from storage.database.engine import wiped

NOWHERE = "http://127.0.0.1"
"""Where Telegram and the bot are."""

UPDATES_ARE_BROUGHT: dict[str, Any] = {"webhook_url": NOWHERE, "webhook_secret": SecretStr("none")}
"""So that the bot does not poll."""


def make_bot(settings: Settings, clock: Clock, messenger: Messenger) -> TaskForceBot:
    """The application, with nothing between it and Telegram."""
    return TaskForceBot(
        settings,
        make_office(settings),
        clock=clock,
        database=DatabaseAtOnce,
        request=partial(TelegramAtOnce, messenger),
    )


class DatabaseAtOnce(Database):
    """Commits what is asked for when it is asked for; nothing waits for one that is away."""

    async def read(self, work: Reading[Result]) -> Result:
        """What is committed."""
        return self._read(work)

    async def wipe(self) -> None:
        """At once: nobody reads meanwhile."""
        assert wiped(self.engine)

    def _begin(self) -> None:
        self.stop_waiting()

    def _ask_for(self, transaction: Transaction) -> None:
        self._commit_until_done([transaction])
        self._hand_back([transaction])


class TelegramAtOnce(BaseRequest):
    """The Bot API as python-telegram-bot calls it, answered by the messenger itself."""

    __slots__ = ("_messenger",)

    def __init__(self, messenger: Messenger, **_connection: object) -> None:
        self._messenger = messenger
        messenger.updates.allowed = list(ALLOWED_UPDATES)

    @property
    def read_timeout(self) -> float | None:
        """No answer is waited for."""
        return None

    async def initialize(self) -> None:
        """There is no connection to open."""

    async def shutdown(self) -> None:
        """There is no connection to close."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One call. Raises what the bot's own transport raises where Telegram refuses it."""
        name = url.rpartition("/")[2]
        result = answered(self._messenger, name, request_data or RequestData())
        return 200, json.dumps({"ok": True, "result": result}).encode()

    @staticmethod
    def parse_json_payload(payload: bytes) -> JSONDict:
        """The answer as a dictionary."""
        return answers.granted(payload)


def answered(messenger: Messenger, method: str, data: RequestData) -> Any:
    """What Telegram says to a call. Raises its refusal, as the bot's transport does."""
    assert not messenger.faults.on_order, "what goes wrong on the way is walked `over_http`"
    params = _as_sent(data)
    call = ApiCall(method, params.shown(), messenger.clock.now())
    messenger.calls.append(call)
    try:
        call.result = METHODS[method](messenger, params)
    except ApiError as error:
        call.status, call.error = error.status, error.description
        raise answers.refusal(error.status, json.dumps(error.body()).encode()) from None
    call.status = 200
    return call.result


def _as_sent(data: RequestData) -> Params:
    """What arrives of a call's parameters: JSON, or a form where there are files."""
    if not data.contains_files:
        return Params(json.loads(data.json_payload))
    files = {
        name: Upload(file, kind, content if isinstance(content, bytes) else content.read())
        for name, (file, content, kind) in data.multipart_data.items()
    }
    return Params(dict(data.json_parameters), files)


async def settled(bot: TaskForceBot, messenger: Messenger) -> None:
    """Hand over what people have sent, as the poller does, and return when all is said."""
    pending = messenger.updates.pending
    while True:
        arrived = [pending.pop(update_id) for update_id in sorted(pending)]
        for incoming in await bot.inbox.store(arrived) if arrived else ():
            await bot.inbox.put(incoming)
        await bot.inbox.join()
        await bot.delivery.idle()
        if not pending:
            return
