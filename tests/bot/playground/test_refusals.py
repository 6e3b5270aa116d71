"""What Telegram refuses, and in which words."""

from datetime import timedelta
from typing import Any

import aiohttp
import pytest

from bot.playground.chats.messenger import Messenger
from bot.playground.chats.model import User
from bot.playground.server import PlaygroundServer
from tests.bot.playground.conftest import Call

HERE = object()  # stands for the chat's id
MINE = object()  # stands for the id of a message that the bot has sent
THEIRS = object()  # stands for the id of the person's own message


def keys(**button: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "Go", **button}]]}


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("sendMessage", {"chat_id": HERE}, "message text is empty"),
    ("sendMessage", {"chat_id": HERE, "text": ""}, "message text is empty"),
    ("sendMessage", {"chat_id": HERE, "text": " \n "}, "text must be non-empty"),
    ("sendMessage", {"chat_id": HERE, "text": "x" * 4097}, "message is too long"),
    ("sendMessage", {"chat_id": HERE, "text": "x" * 40000}, "text is too long"),
    ("sendMessage", {"text": "x"}, "chat_id is empty"),
    ("sendMessage", {"chat_id": 1, "text": "x"}, "chat not found"),
    (
        "sendMessage",
        {"chat_id": HERE, "text": "a <b>b", "parse_mode": "HTML"},
        "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
    ),
    (
        "sendMessage",
        {"chat_id": HERE, "text": "æ <h1>b</h1>", "parse_mode": "HTML"},
        'can\'t parse entities: Unsupported start tag "h1" at byte offset 3',
    ),
    (
        "sendMessage",
        {"chat_id": HERE, "text": "<b><i>x</b></i>", "parse_mode": "HTML"},
        'can\'t parse entities: Unmatched end tag at byte offset 7, expected "</i>", found "</b>"',
    ),
    (
        "sendMessage",
        {"chat_id": HERE, "text": "x</b>", "parse_mode": "HTML"},
        "can't parse entities: Unexpected end tag at byte offset 1",
    ),
    ("sendMessage", {"chat_id": HERE, "text": "x", "parse_mode": "RTF"}, "unsupported parse_mode"),
    (
        "sendMessage",
        {"chat_id": HERE, "text": "x", "reply_markup": keys(callback_data="é" * 33)},
        "BUTTON_DATA_INVALID",
    ),
    (
        "sendMessage",
        {"chat_id": HERE, "text": "x", "reply_markup": keys()},
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    (
        "sendMessage",
        {"chat_id": HERE, "text": "x", "reply_markup": keys(callback_data="a", style="green")},
        "can't parse inline keyboard button: invalid button style specified",
    ),
    (
        "sendMessage",
        {"chat_id": HERE, "text": "x", "reply_markup": keys(copy_text={"text": "x" * 257})},
        "BUTTON_COPY_TEXT_INVALID",
    ),
    (
        "sendMessage",
        {"chat_id": HERE, "text": "x", "reply_markup": keys(copy_text={})},
        "can't parse inline keyboard button: Can't find field \"text\"",
    ),
    (
        "sendMessage",
        {"chat_id": HERE, "text": "x", "reply_markup": {"inline_keyboard": [{}]}},
        'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    ),
    (
        "sendMessage",
        {"chat_id": HERE, "text": "x", "reply_markup": "{"},
        "can't parse reply keyboard markup JSON object",
    ),
    (
        "sendMessage",
        {"chat_id": HERE, "text": "x", "reply_parameters": {"message_id": 999}},
        "message to be replied not found",
    ),
    (
        "editMessageText",
        {"chat_id": HERE, "message_id": MINE, "text": "said"},
        (
            "message is not modified: specified new message content and reply markup are exactly "
            "the same as a current content and reply markup of the message"
        ),
    ),
    (
        "editMessageText",
        {"chat_id": HERE, "message_id": 999, "text": "x"},
        "message to edit not found",
    ),
    (
        "editMessageText",
        {"chat_id": HERE, "message_id": THEIRS, "text": "x"},
        "message can't be edited",
    ),
    (
        "editMessageCaption",
        {"chat_id": HERE, "message_id": MINE, "caption": "x"},
        "there is no caption in the message to edit",
    ),
    (
        "editMessageReplyMarkup",
        {"chat_id": HERE, "message_id": MINE, "reply_markup": {"keyboard": [["x"]]}},
        "inline keyboard expected",
    ),
    ("deleteMessage", {"chat_id": HERE, "message_id": 999}, "message to delete not found"),
    ("setMyName", {"name": "x" * 65}, "BOT_TITLE_INVALID"),
    ("setMyName", {"name": "x", "language_code": "dan"}, "invalid language code specified"),
    ("setMyDescription", {"description": "x" * 513}, "DESCRIPTION_TOO_LONG"),
    ("setMyShortDescription", {"short_description": "x" * 121}, "ABOUT_TOO_LONG"),
    ("setChatMenuButton", {"menu_button": {"type": "x"}}, "menuButton has unsupported type"),
    (
        "setMessageReaction",
        {"chat_id": HERE, "message_id": 999, "reaction": []},
        "message to react not found",
    ),
    (
        "setMessageReaction",
        {"chat_id": HERE, "message_id": THEIRS, "reaction": [{"type": "emoji", "emoji": "🐌"}]},
        "REACTION_INVALID",
    ),
    (
        "setMessageReaction",
        {"chat_id": HERE, "message_id": THEIRS, "reaction": [{"type": "emoji", "emoji": "🙏"}] * 2},
        "REACTIONS_TOO_MANY",
    ),
    ("deleteMessage", {"chat_id": HERE}, "message identifier is not specified"),
    (
        "answerCallbackQuery",
        {"callback_query_id": "1"},
        "query is too old and response timeout expired or query ID is invalid",
    ),
    (
        "sendPhoto",
        {"chat_id": HERE, "photo": "nothing"},
        "wrong file identifier/HTTP URL specified",
    ),
    ("sendPhoto", {"chat_id": HERE}, "there is no photo in the request"),
    (
        "sendDocument",
        {"chat_id": HERE, "document": "x", "caption": "x" * 1025},
        "message caption is too long",
    ),
    ("sendMediaGroup", {"chat_id": HERE}, 'parameter "media" is required'),
    ("sendMediaGroup", {"chat_id": HERE, "media": []}, "there are no messages to send"),
    ("sendChatAction", {"chat_id": HERE, "action": "x"}, "wrong parameter action in request"),
    ("getFile", {"file_id": "nothing"}, "invalid file_id"),
    (
        "setMyCommands",
        {"commands": [{"command": "Hilfe!", "description": "x"}]},
        "BOT_COMMAND_INVALID",
    ),
    (
        "setMyCommands",
        {"commands": [{"command": "help", "description": ""}]},
        "command description must be non-empty",
    ),
    ("setMyCommands", {"commands": [], "language_code": "dan"}, "invalid language code specified"),
    ("setWebhook", {"url": "ftp://x"}, "invalid webhook URL specified"),
    (
        "setWebhook",
        {"url": "http://bot.example/"},
        "bad webhook: An HTTPS URL must be provided for webhook",
    ),
    (
        "setWebhook",
        {"url": "https://127.0.0.1/", "secret_token": "a b"},
        "secret token contains unallowed characters",
    ),
]


@pytest.mark.parametrize(("method", "params", "reason"), REFUSED)
async def test_refused_with_telegrams_words(
    call: Call, messenger: Messenger, ayse: User, method: str, params: dict[str, Any], reason: str
) -> None:
    theirs = messenger.person_writes(ayse, "hello")
    mine = (await call("sendMessage", chat_id=ayse.id, text="said"))["result"]["message_id"]
    places = {HERE: ayse.id, MINE: mine, THEIRS: theirs.message_id}
    known = {
        name: places[value] if value in (HERE, MINE, THEIRS) else value
        for name, value in params.items()
    }
    answer = await call(method, **known)
    assert answer == {"ok": False, "error_code": 400, "description": f"Bad Request: {reason}"}


async def test_forbidden_where_the_bot_is_blocked(
    call: Call, messenger: Messenger, ayse: User
) -> None:
    messenger.person_blocks_bot(ayse)
    answer = await call("sendMessage", chat_id=ayse.id, text="x")
    assert answer["error_code"] == 403
    assert answer["description"] == "Forbidden: bot was blocked by the user"


async def test_nobody_is_written_to_before_they_have_started(
    call: Call, messenger: Messenger
) -> None:
    stranger = messenger.user("Bent")
    refused = await call("sendMessage", chat_id=stranger.id, text="x")
    assert refused["description"] == "Bad Request: chat not found"
    messenger.person_writes(stranger, "/start")
    assert (await call("sendMessage", chat_id=stranger.id, text="x"))["ok"]


@pytest.mark.parametrize(
    ("path", "status", "description"),
    [
        ("/bot1:wrong/getMe", 401, "Unauthorized"),
        ("/botnonsense/getMe", 401, "Unauthorized: invalid token specified"),
        ("/bot{token}/fly", 404, "Not Found: method not found"),
        ("/file/bot{token}/nothing.txt", 404, "Not Found"),
    ],
)
async def test_wrong_addresses(
    server: PlaygroundServer,
    http: aiohttp.ClientSession,
    path: str,
    status: int,
    description: str,
) -> None:
    async with http.get(server.url + path.format(token=server.token)) as response:
        answer = await response.json()
    assert response.status == status
    assert answer == {"ok": False, "error_code": status, "description": description}


async def test_old_messages_stay(call: Call, server: PlaygroundServer, ayse: User) -> None:
    said = server.messenger.person_writes(ayse, "x")
    server.move_clock(timedelta(hours=49))
    answer = await call("deleteMessage", chat_id=ayse.id, message_id=said.message_id)
    assert answer["description"] == "Bad Request: message can't be deleted for everyone"


async def test_a_tap_is_answered_once_and_soon(
    call: Call, server: PlaygroundServer, ayse: User
) -> None:
    messenger = server.messenger
    asked = (await call("sendMessage", chat_id=ayse.id, text="?"))["result"]["message_id"]
    first, second = (messenger.person_taps(ayse, asked, data) for data in "ab")
    assert (await call("answerCallbackQuery", callback_query_id=first))["ok"]
    assert not (await call("answerCallbackQuery", callback_query_id=first))["ok"]
    server.move_clock(timedelta(hours=1))
    assert not (await call("answerCallbackQuery", callback_query_id=second))["ok"]


async def test_a_message_with_a_reply_keyboard_cannot_be_edited(call: Call, ayse: User) -> None:
    markup = {"keyboard": [["Yes"]]}
    sent = await call("sendMessage", chat_id=ayse.id, text="?", reply_markup=markup)
    answer = await call(
        "editMessageText", chat_id=ayse.id, message_id=sent["result"]["message_id"], text="!"
    )
    assert answer["description"] == "Bad Request: message can't be edited"


async def test_files_over_20_megabytes_cannot_be_had(
    call: Call, messenger: Messenger, ayse: User
) -> None:
    sent = messenger.person_sends_document(ayse, "film.zip", size=20 * 1024 * 1024 + 1)
    answer = await call("getFile", file_id=sent.content["document"]["file_id"])
    assert answer["description"] == "Bad Request: file is too big"


async def test_a_file_keeps_its_kind(call: Call, messenger: Messenger, ayse: User) -> None:
    sent = messenger.person_sends_document(ayse)
    answer = await call("sendVoice", chat_id=ayse.id, voice=sent.content["document"]["file_id"])
    assert answer["description"] == "Bad Request: can't use file of type Document as VoiceNote"
