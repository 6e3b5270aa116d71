"""How each thing a view gives is said to Telegram: a method of the Bot API and its parameters."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from telegram import InputFile

from casework.core.vocabulary import AttachmentKind
from handlers.core.effects import (
    Button,
    Keyboard,
    React,
    Recaption,
    Rekey,
    Remove,
    Rewrite,
    Say,
    SendFile,
    SendNewFile,
)

Call = tuple[str, dict[str, Any]]

_FILE_METHODS = {
    AttachmentKind.PHOTO: "sendPhoto",
    AttachmentKind.DOCUMENT: "sendDocument",
    AttachmentKind.VOICE: "sendVoice",
    AttachmentKind.AUDIO: "sendAudio",
    AttachmentKind.VIDEO: "sendVideo",
}
_NO_PREVIEW = {"is_disabled": True}


def call(effect: Any, chat_id: int, message_id: int | None) -> Call:
    """The method and parameters; `message_id` is the message that an edit is about."""
    return _CALLS[type(effect)](effect, chat_id, message_id)


def answer_tap(callback_query_id: str, text: str = "", *, stays: bool = False) -> Call:
    """The end of a tap's spinner, perhaps with a line."""
    parameters: dict[str, Any] = {"callback_query_id": callback_query_id}
    if text:
        parameters |= {"text": text[:200], "show_alert": stays}
    return "answerCallbackQuery", parameters


def _say(effect: Say, chat_id: int, _message_id: int | None) -> Call:
    parameters: dict[str, Any] = {
        "chat_id": chat_id,
        "text": effect.text,
        "parse_mode": "HTML",
        "link_preview_options": _NO_PREVIEW,
    }
    if effect.reply_to is not None:
        parameters["reply_parameters"] = {
            "message_id": effect.reply_to,
            "allow_sending_without_reply": True,
        }
    markup = _markup(effect)
    return "sendMessage", {**parameters, "reply_markup": markup} if markup else parameters


def _markup(effect: Say) -> Mapping[str, Any] | None:
    if effect.keyboard:
        return _inline(effect.keyboard)
    if effect.share_phone:
        share, *words = effect.share_phone
        return {
            "keyboard": [
                [{"text": share, "request_contact": True}],
                *([{"text": word}] for word in words),
            ],
            "resize_keyboard": True,
            "one_time_keyboard": True,
        }
    return {"remove_keyboard": True} if effect.hide_words else None


def _rewrite(effect: Rewrite, chat_id: int, message_id: int | None) -> Call:
    parameters: dict[str, Any] = {
        "chat_id": chat_id,
        "message_id": message_id,
        "text": effect.text,
        "parse_mode": "HTML",
    }
    if effect.keyboard:
        parameters["reply_markup"] = _inline(effect.keyboard)
    return "editMessageText", parameters


def _recaption(effect: Recaption, chat_id: int, message_id: int | None) -> Call:
    return "editMessageCaption", {
        "chat_id": chat_id,
        "message_id": message_id,
        "caption": effect.caption,
    }


def _rekey(effect: Rekey, chat_id: int, message_id: int | None) -> Call:
    parameters: dict[str, Any] = {"chat_id": chat_id, "message_id": message_id}
    if effect.keyboard:
        parameters["reply_markup"] = _inline(effect.keyboard)
    return "editMessageReplyMarkup", parameters


def _remove(_effect: Remove, chat_id: int, message_id: int | None) -> Call:
    return "deleteMessage", {"chat_id": chat_id, "message_id": message_id}


def _react(effect: React, chat_id: int, message_id: int | None) -> Call:
    return "setMessageReaction", {
        "chat_id": chat_id,
        "message_id": message_id,
        "reaction": [{"type": "emoji", "emoji": effect.sign}],
    }


def _file(effect: SendFile, chat_id: int, _message_id: int | None) -> Call:
    return _FILE_METHODS[effect.kind], {
        "chat_id": chat_id,
        effect.kind.value: effect.file_id,
        "caption": effect.caption,
    }


def _new_file(effect: SendNewFile, chat_id: int, _message_id: int | None) -> Call:
    """Bytes go up in a multipart body, which python-telegram-bot makes of an `InputFile`."""
    file = InputFile(effect.content, filename=effect.name)
    file.mimetype = effect.mime
    return "sendDocument", {"chat_id": chat_id, "document": file, "caption": effect.caption}


def album(files: Sequence[SendFile], chat_id: int) -> Call:
    """Two to ten files that were sent together, in one call; it gives a message for each."""
    media = [
        {"type": file.kind.value, "media": file.file_id, "caption": file.caption} for file in files
    ]
    return "sendMediaGroup", {"chat_id": chat_id, "media": media}


def _inline(keyboard: Keyboard) -> Mapping[str, Any]:
    return {"inline_keyboard": [[_button(button) for button in row] for row in keyboard]}


def _button(button: Button) -> Mapping[str, Any]:
    does = (
        {"copy_text": {"text": button.copies}} if button.copies else {"callback_data": button.data}
    )
    style = {"style": button.style.value} if button.style is not None else {}
    return {"text": button.text, **does, **style}


_CALLS: Mapping[type, Callable[[Any, int, int | None], Call]] = {
    Say: _say,
    Rewrite: _rewrite,
    Recaption: _recaption,
    Rekey: _rekey,
    Remove: _remove,
    React: _react,
    SendFile: _file,
    SendNewFile: _new_file,
}
