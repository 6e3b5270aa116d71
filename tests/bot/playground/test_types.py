"""Every answer is what others read the Bot API to be: aiogram, and python-telegram-bot."""

from typing import Any

import pytest
from aiogram import types
from pydantic import BaseModel
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto
from telegram.constants import ParseMode

from bot.playground.chats.messenger import Messenger
from bot.playground.chats.model import User
from bot.playground.server import PlaygroundServer
from tests.bot.playground.conftest import Call
from tests.bot.playground.pictures import png


def understood(model: type[BaseModel], raw: Any) -> BaseModel:
    """The answer as aiogram's type; nothing in it, however deep, may be unknown to it."""
    parsed = model.model_validate(raw)
    _nothing_unknown(parsed)
    return parsed


def _nothing_unknown(value: Any) -> None:
    if isinstance(value, list):
        for item in value:
            _nothing_unknown(item)
    if isinstance(value, BaseModel):
        assert not value.model_extra, f"{type(value).__name__}: {value.model_extra}"
        for name in value.model_fields_set:
            _nothing_unknown(getattr(value, name))


async def test_what_people_send(call: Call, messenger: Messenger, ayse: User) -> None:
    said = messenger.person_writes(ayse, "/start https://a.dk")
    messenger.person_writes(ayse, "answer", reply_to=said.message_id)
    messenger.person_edits(ayse, said.message_id, "/start again")
    messenger.person_sends_photo(ayse, png(640, 480), "caption")
    messenger.person_sends_document(ayse)
    messenger.person_sends_voice(ayse)
    messenger.person_sends_audio(ayse)
    messenger.person_sends_video(ayse)
    messenger.person_sends_animation(ayse)
    messenger.person_sends_sticker(ayse)
    messenger.person_sends_location(ayse)
    messenger.person_sends_contact(ayse)
    messenger.person_sends_contact(ayse, own=False)
    messenger.person_sends_poll(ayse)
    messenger.person_forwards(ayse, "heard")
    messenger.person_forwards(ayse, "heard", written_by=ayse)
    messenger.person_sends_album(ayse, caption="two")
    messenger.person_taps(ayse, said.message_id, "x")
    messenger.person_taps(ayse, 999, "gone")
    messenger.person_blocks_bot(ayse)
    messenger.person_unblocks_bot(ayse)
    raw = (await call("getUpdates"))["result"]
    updates = [understood(types.Update, each) for each in raw]
    assert len(updates) == 22
    albums = [each["message"].get("media_group_id") for each in raw if "message" in each]
    assert len([group for group in albums if group]) == 2


ANSWERS: list[tuple[str, dict[str, Any], type[BaseModel]]] = [
    ("getMe", {}, types.User),
    ("getWebhookInfo", {}, types.WebhookInfo),
    ("sendMessage", {"text": "<b>a</b> https://a.dk", "parse_mode": "HTML"}, types.Message),
    (
        "sendMessage",
        {
            "text": "a",
            "reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "a"}]]},
            "protect_content": True,
        },
        types.Message,
    ),
]


@pytest.mark.parametrize(("method", "params", "model"), ANSWERS)
async def test_answers(
    call: Call, ayse: User, method: str, params: dict[str, Any], model: type[BaseModel]
) -> None:
    answer = await call(method, chat_id=ayse.id, **params)
    understood(model, answer["result"])


async def test_edits_files_and_commands(call: Call, messenger: Messenger, ayse: User) -> None:
    sent = messenger.person_sends_photo(ayse, png(640, 480))
    photo = sent.content["photo"][-1]["file_id"]
    again = await call("sendPhoto", chat_id=ayse.id, photo=photo, caption="a")
    understood(types.Message, again["result"])
    place = {"chat_id": ayse.id, "message_id": again["result"]["message_id"]}
    edited = await call("editMessageCaption", **place, caption="b")
    understood(types.Message, edited["result"])
    assert edited["result"]["edit_date"] >= edited["result"]["date"]
    understood(types.File, (await call("getFile", file_id=photo))["result"])
    commands = [{"command": "start", "description": "Begin"}]
    await call("setMyCommands", commands=commands, scope={"type": "chat", "chat_id": ayse.id})
    found = await call("getMyCommands", scope={"type": "chat", "chat_id": ayse.id})
    assert [understood(types.BotCommand, each) for each in found["result"]]
    assert (await call("getMyCommands"))["result"] == []


async def test_python_telegram_bot_gets_along(server: PlaygroundServer, ayse: User) -> None:
    root = server.api_root
    bot = Bot(server.token, base_url=f"{root}/bot", base_file_url=f"{root}/file/bot")
    async with bot:
        assert bot.username == server.messenger.bot.username
        markup = InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data="yes")]])
        asked = await bot.send_message(
            ayse.id, "<b>Well?</b>", parse_mode=ParseMode.HTML, reply_markup=markup
        )
        tap = server.messenger.person_taps(ayse, asked.message_id, "yes")
        (update,) = await bot.get_updates()
        assert update.callback_query is not None
        await update.callback_query.answer("Thanks", show_alert=True)
        assert server.messenger.query(tap).text == "Thanks"
        assert server.messenger.query(tap).show_alert
        album = [InputMediaPhoto(png(40, 40)), InputMediaPhoto(png(50, 40), caption="two")]
        assert len(await bot.send_media_group(ayse.id, album)) == 2
        sent = await bot.send_document(ayse.id, b"hello", filename="a.txt", caption="a file")
        assert sent.document is not None
        file = await bot.get_file(sent.document)
        assert bytes(await file.download_as_bytearray()) == b"hello"
        assert await bot.delete_message(ayse.id, asked.message_id)
    left = [message.text for message in server.messenger.messages(ayse)]
    assert left == ["", "two", "a file"]
