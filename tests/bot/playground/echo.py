"""A small bot for the tests of the page: it greets, repeats, and answers taps."""

import contextlib
from typing import Any

from tests.bot.playground.conftest import Call

COMMANDS = [
    {"command": "start", "description": "Begin"},
    {"command": "language", "description": "Sprog / Language"},
]
GREETING = {
    "inline_keyboard": [
        [{"text": "Edit", "callback_data": "edit"}, {"text": "Alert", "callback_data": "alert"}],
        [{"text": "Notice", "callback_data": "notice"}, {"text": "Never", "callback_data": "-"}],
    ]
}
LANGUAGES = {
    "inline_keyboard": [
        [{"text": "Dansk", "callback_data": "edit"}, {"text": "English", "callback_data": "edit"}]
    ]
}
PHONE = {"keyboard": [[{"text": "My number", "request_contact": True}, "Later"]]}
ANSWERS: dict[str, dict[str, Any]] = {
    "alert": {"text": "Mind!", "show_alert": True},
    "notice": {"text": "Noted"},
}


class EchoBot:
    """Runs until cancelled. `words` are what was sent to it."""

    def __init__(self, call: Call) -> None:
        self._call = call
        self.words: list[str] = []

    async def run(self) -> None:
        await self._call("setMyCommands", commands=COMMANDS)
        offset = 0
        with contextlib.suppress(ConnectionError):
            while True:
                answer = await self._call("getUpdates", offset=offset, timeout=50)
                for update in answer["result"]:
                    offset = update["update_id"] + 1
                    await self._take(update)

    async def _take(self, update: dict[str, Any]) -> None:
        if "callback_query" in update:
            await self._answer(update["callback_query"])
        if "message" in update:
            await self._reply(update["message"])

    async def _reply(self, message: dict[str, Any]) -> None:
        words = str(message.get("text") or message.get("caption") or "")
        self.words.append(words)
        chat = {"chat_id": message["chat"]["id"]}
        if words == "/start":
            text = "<b>Hello</b>, see <a href='https://t.me/task_force_bot?start=abc'>this</a>"
            await self._send(chat, text, reply_markup=GREETING, parse_mode="HTML")
        elif words == "/language":
            await self._send(chat, "Sprog?", reply_markup=LANGUAGES)
        elif words == "phone":
            await self._send(chat, "Which number?", reply_markup=PHONE)
        else:
            kind = next((name for name in ("photo", "document", "contact") if name in message), "")
            await self._send(chat, f"echo: {words or kind}")

    async def _send(self, chat: dict[str, Any], text: str, **more: Any) -> None:
        await self._call("sendMessage", **chat, text=text, **more)

    async def _answer(self, query: dict[str, Any]) -> None:
        if query["data"] == "-":
            return
        done = {"callback_query_id": query["id"]} | ANSWERS.get(query["data"], {})
        await self._call("answerCallbackQuery", **done)
        if query["data"] == "edit":
            message = query["message"]
            place = {"chat_id": message["chat"]["id"], "message_id": message["message_id"]}
            await self._call("editMessageText", **place, text="Edited")
