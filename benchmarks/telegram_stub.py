"""A stand-in for the Bot API that is faster than the bots it serves.

It answers what a bot in a private chat calls with short, valid objects, delivers updates as
Telegram does (what is not confirmed comes again), and passes what the bot sends to the people
in it. It refuses nothing: the playground's stand-in is the one that is strict.

Use it within an event loop (`async with running(BotApi()) as url`), or as a process of its own
with `python -m benchmarks.telegram_stub`, see `benchmarks/stand_in.py`.
"""

import asyncio
import json
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Protocol
from weakref import WeakSet

from benchmarks.update_queue import UpdateQueue
from benchmarks.wire import Call, Connection, Fields, fields

BOT = '{"id":1,"is_bot":true,"first_name":"Bench","username":"bench_bot"}'

_WANTED = frozenset(
    {"callback_query_id", "caption", "chat_id", "message_id", "reply_markup", "text"}
    | {"limit", "offset", "timeout"}
)
_TRUE = b'{"ok":true,"result":true}'
_UNKNOWN_PATH = b'{"ok":false,"error_code":404,"description":"Not Found"}'
_SENT = (
    b'{"ok":true,"result":{"message_id":%d,"date":%d,"from":' + BOT.encode() + b","
    b'"chat":{"id":%d,"type":"private","first_name":"Person"},"text":"-"}}'
)
_FIXED = {
    "getMe": b'{"ok":true,"result":{"id":1,"is_bot":true,"first_name":"Bench",'
    b'"username":"bench_bot","can_join_groups":false,"can_read_all_group_messages":false,'
    b'"supports_inline_queries":false,"can_connect_to_business":false,"has_main_web_app":false}}',
    "getWebhookInfo": b'{"ok":true,"result":{"url":"","has_custom_certificate":false,'
    b'"pending_update_count":0}}',
    "getMyCommands": b'{"ok":true,"result":[]}',
}


class Audience(Protocol):
    """Who reads what the bot writes."""

    def hears(self, chat: int, message_id: int, text: str, markup: str, *, edited: bool) -> None:
        """Take a message sent or edited; `markup` is its keyboard as JSON, or empty."""

    def answered(self, callback_query_id: str) -> None:
        """Take the end of a tapped button's spinner."""


class BotApi:
    """The methods. `delay` is in seconds and holds for every call but getUpdates.

    With a delay a call has its effect, such as a message that is read, when it is answered; it
    has it too if the caller has gone away meanwhile.
    """

    def __init__(self, delay: float = 0.0) -> None:
        self.delay = delay
        self.updates = UpdateQueue()
        self.audience: Audience | None = None
        self.calls: Counter[str] = Counter()
        self.first_poll: float | None = None
        self._last_message_id = 0
        self._watches: list[tuple[int, asyncio.Future[None]]] = []
        self._performed = 0
        self._effects: dict[str, Callable[[Fields], bytes]] = {
            "sendMessage": self._send,
            "sendPhoto": self._send,
            "sendDocument": self._send,
            "editMessageText": self._edit,
            "editMessageReplyMarkup": self._edit,
            "answerCallbackQuery": self._answer_callback,
        }

    def serve(self, call: Call) -> None:
        """Answer a request to /bot<token>/<method>, now or after the delay."""
        prefix, _, method = call.path.rpartition("/")
        if not prefix.startswith("/bot"):
            call.answer(_UNKNOWN_PATH, status=404)
            return
        self.calls[method] += 1
        if method == "getUpdates":
            self._get_updates(call)
        elif self.delay:
            asyncio.get_running_loop().call_later(self.delay, self._perform, call, method)
        else:
            self._perform(call, method)

    async def performed(self, calls: int) -> None:
        """Wait until so many more calls than now have had their effect: a moment to kill a bot."""
        reached = asyncio.get_running_loop().create_future()
        self._watches.append((self._performed + calls, reached))
        await reached

    def new_message_id(self) -> int:
        """Return the next id; people's messages are counted in the same line."""
        self._last_message_id += 1
        return self._last_message_id

    def _get_updates(self, call: Call) -> None:
        if self.first_poll is None:
            self.first_poll = time.monotonic()
        given = fields(call, _WANTED)
        offset, limit = int(given.get("offset", 0)), int(given.get("limit", 100))
        self.updates.poll(call, offset, limit, float(given.get("timeout", 0)))

    def _perform(self, call: Call, method: str) -> None:
        call.answer(self._result(call, method))
        self._performed += 1
        if self._watches:
            self._tell_watches()

    def _result(self, call: Call, method: str) -> bytes:
        if method in _FIXED:
            return _FIXED[method]
        effect = self._effects.get(method)
        return effect(fields(call, _WANTED)) if effect else _TRUE

    def _tell_watches(self) -> None:
        for performed, reached in self._watches:
            if performed <= self._performed and not reached.done():
                reached.set_result(None)
        self._watches = [watch for watch in self._watches if not watch[1].done()]

    def _send(self, given: Fields) -> bytes:
        return self._show(given, self.new_message_id(), edited=False)

    def _edit(self, given: Fields) -> bytes:
        return self._show(given, int(given["message_id"]), edited=True)

    def _show(self, given: Fields, message_id: int, *, edited: bool) -> bytes:
        chat = int(given["chat_id"])
        if self.audience is not None:
            text = given.get("text", given.get("caption", ""))
            markup = given.get("reply_markup", "")
            self.audience.hears(chat, message_id, text, markup, edited=edited)
        return _SENT % (message_id, int(time.time()), chat)

    def _answer_callback(self, given: Fields) -> bytes:
        if self.audience is not None:
            self.audience.answered(given["callback_query_id"])
        return _TRUE


@asynccontextmanager
async def running(api: BotApi, serve: Callable[[Call], None] | None = None) -> AsyncIterator[str]:
    """Serve the API on loopback within this event loop; yields the root of its addresses."""
    connections: WeakSet[Connection] = WeakSet()

    def connect() -> Connection:
        connection = Connection(serve or api.serve)
        connections.add(connection)
        return connection

    server = await asyncio.get_running_loop().create_server(connect, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
        for connection in connections:
            connection.close()
        await server.wait_closed()


def as_json(value: object) -> bytes:
    """Write a value for an answer that is not the Bot API's own."""
    return json.dumps(value).encode()
