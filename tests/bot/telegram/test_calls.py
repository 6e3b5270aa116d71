"""How each thing that is said is said to Telegram, as aiogram knows the Bot API."""

from typing import Any, get_args

import pytest
from aiogram import methods
from aiogram.methods import TelegramMethod
from aiogram.types import InlineKeyboardMarkup
from telegram import InputFile
from telegram.constants import KeyboardButtonStyle
from telegram.request._requestparameter import RequestParameter

from bot.telegram import calls
from casework.core.vocabulary import AttachmentKind
from handlers.core.effects import (
    Button,
    Effect,
    Keyboard,
    Nothing,
    React,
    Rekey,
    Remove,
    Rewrite,
    Say,
    SendFile,
    SendNewFile,
    Style,
    Toast,
)

KEYBOARD: Keyboard = ((Button("Ja", "y:1"), Button("Nej", "n:1")), (Button("Tilbage", "b"),))
DATA = [["y:1", "n:1"], ["b"]]


def called(effect: Any, message_id: int | None = 40) -> tuple[str, dict[str, Any]]:
    """The call, once aiogram has taken its parameters for the method's own."""
    method, parameters = calls.call(effect, 5001, message_id)
    name = method[0].upper() + method[1:]
    known: type[TelegramMethod[Any]] = getattr(methods, name)
    assert known.model_validate(_without_bytes(parameters)) is not None
    assert set(parameters) <= set(known.model_fields), method
    return method, parameters


def _without_bytes(parameters: dict[str, Any]) -> dict[str, Any]:
    """An upload is python-telegram-bot's own class, which aiogram does not know."""
    return {
        name: value.filename if isinstance(value, InputFile) else value
        for name, value in parameters.items()
    }


def data(parameters: dict[str, Any]) -> list[list[str]]:
    markup = parameters["reply_markup"]["inline_keyboard"]
    return [[button["callback_data"] for button in row] for row in markup]


def test_a_message_is_html_with_its_buttons_and_no_preview_of_links() -> None:
    method, parameters = called(Say("<b>Hej</b>", KEYBOARD))
    assert method == "sendMessage"
    assert (parameters["chat_id"], parameters["text"]) == (5001, "<b>Hej</b>")
    assert parameters["parse_mode"] == "HTML"
    assert parameters["link_preview_options"] == {"is_disabled": True}
    assert data(parameters) == DATA
    assert "reply_markup" not in called(Say("Hej"))[1]


def test_a_button_has_telegrams_name_of_its_colour_and_one_that_copies_sends_nothing() -> None:
    keyboard = (
        (Button("Send", "y:1", Style.SENDS), Button("Slet", "n:1", Style.TAKES_AWAY)),
        (Button("Kopiér", copies="TF-2026-0001"),),
    )
    for effect in (Say("Hej", keyboard), Rewrite("Hej", keyboard), Rekey(keyboard)):
        shown = called(effect)[1]["reply_markup"]["inline_keyboard"]
        assert shown == [
            [
                {"text": "Send", "callback_data": "y:1", "style": "success"},
                {"text": "Slet", "callback_data": "n:1", "style": "danger"},
            ],
            [{"text": "Kopiér", "copy_text": {"text": "TF-2026-0001"}}],
        ]
        InlineKeyboardMarkup.model_validate({"inline_keyboard": shown})


def test_the_names_of_colours_are_those_of_telegram() -> None:
    assert {each.value for each in Style} < {each.value for each in KeyboardButtonStyle}


def test_a_keyboard_of_words_shares_a_number_and_goes_away_again() -> None:
    shown = called(Say("Nummer?", share_phone=("Del mit nummer", "Tilbage")))[1]["reply_markup"]
    assert shown["keyboard"] == [
        [{"text": "Del mit nummer", "request_contact": True}],
        [{"text": "Tilbage"}],
    ]
    gone = called(Say("Tak", hide_words=True))[1]["reply_markup"]
    assert gone == {"remove_keyboard": True}


def test_a_message_is_rewritten_and_loses_its_buttons_where_it_has_none() -> None:
    method, parameters = called(Rewrite("Valgt", KEYBOARD))
    assert (method, parameters["message_id"], parameters["parse_mode"]) == (
        "editMessageText",
        40,
        "HTML",
    )
    assert data(parameters) == DATA
    assert "reply_markup" not in called(Rewrite("Valgt"))[1]


def test_buttons_are_changed_or_taken_away() -> None:
    method, parameters = called(Rekey(KEYBOARD))
    assert (method, data(parameters)) == ("editMessageReplyMarkup", DATA)
    assert called(Rekey())[1] == {"chat_id": 5001, "message_id": 40}


def test_a_reaction_is_one_sign_below_a_message() -> None:
    assert called(React(40, "❤")) == (
        "setMessageReaction",
        {"chat_id": 5001, "message_id": 40, "reaction": [{"type": "emoji", "emoji": "❤"}]},
    )


def test_a_message_is_deleted() -> None:
    assert called(Remove()) == ("deleteMessage", {"chat_id": 5001, "message_id": 40})


@pytest.mark.parametrize("kind", AttachmentKind)
def test_a_file_is_sent_as_what_it_came_as(kind: AttachmentKind) -> None:
    method, parameters = called(SendFile(kind, "abc", "TF-2026-0001"))
    assert method == f"send{kind.value.title()}"
    assert (parameters[kind.value], parameters["caption"]) == ("abc", "TF-2026-0001")


def test_a_file_that_was_made_here_goes_up_with_its_bytes() -> None:
    method, parameters = called(SendNewFile("visit.ics", b"BEGIN", "text/calendar", "Visit"))
    request = RequestParameter.from_input("document", parameters["document"])
    assert (method, parameters["caption"]) == ("sendDocument", "Visit")
    assert request.multipart_data == {"document": ("visit.ics", b"BEGIN", "text/calendar")}


def test_a_tap_is_answered_with_a_line_that_fits_or_without() -> None:
    assert calls.answer_tap("7") == (
        "answerCallbackQuery",
        {"callback_query_id": "7"},
    )
    method, parameters = calls.answer_tap("7", "ø" * 300, stays=True)
    assert (method, len(parameters["text"]), parameters["show_alert"]) == (
        "answerCallbackQuery",
        200,
        True,
    )
    assert methods.AnswerCallbackQuery.model_validate(parameters) is not None


def test_everything_that_a_view_can_give_is_known_here() -> None:
    no_calls = {Toast, Nothing}  # the one ends a tap, the other is nothing
    assert set(calls._CALLS) | no_calls == set(get_args(Effect))
