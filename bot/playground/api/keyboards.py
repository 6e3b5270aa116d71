"""Reply markup, checked as Telegram checks it."""

from typing import Any

from bot.playground.api.parameters import Params
from bot.playground.chats.model import Json
from bot.playground.errors import bad_request

DATA_LIMIT = 64  # bytes of callback data
COPY_LIMIT = 256  # characters of a text to copy
_STYLES = {"danger", "success", "primary"}  # since Bot API 9.4
_ACTIONS = ("url", "callback_data", "login_url", "web_app", "switch_inline_query",
            "switch_inline_query_current_chat", "switch_inline_query_chosen_chat",
            "callback_game", "pay", "copy_text")  # fmt: skip
_LINKS = ("http://", "https://", "tg://")


def read_markup(params: Params) -> Json | None:
    """The call's reply_markup, or None where it has none. Raises `ApiError` 400."""
    markup = params.structure("reply_markup", "reply keyboard markup")
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad_request("Object expected as reply markup")
    if markup.get("keyboard"):
        _check_rows(markup["keyboard"], 'Field "keyboard"', _check_key)
        return markup
    if markup.get("inline_keyboard"):
        where = 'Field "inline_keyboard" of the InlineKeyboardMarkup'
        _check_rows(markup["inline_keyboard"], where, _check_inline)
        return markup
    return markup if markup.get("remove_keyboard") or markup.get("force_reply") else None


def read_inline(params: Params) -> Json | None:
    """The same for an edit, which takes inline keyboards only."""
    markup = read_markup(params)
    if markup is not None and not markup.get("inline_keyboard"):
        raise bad_request("Inline keyboard expected")
    return markup


def _check_rows(rows: Any, where: str, check: Any) -> None:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(f"{where} must be an Array of Arrays")
    for row in rows:
        for button in row:
            check(button)


def _check_key(button: Any) -> None:
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict):
        raise bad_request(
            "Can't parse keyboard button: KeyboardButton must be a String or an Object"
        )
    _check_text(button, "keyboard button")


def _check_inline(button: Any) -> None:
    if not isinstance(button, dict):
        raise bad_request(
            "Can't parse inline keyboard button: InlineKeyboardButton must be an Object"
        )
    _check_text(button, "inline keyboard button")
    if not any(action in button for action in _ACTIONS):
        raise bad_request(
            "Can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    _check_copy(button.get("copy_text"))
    data = button.get("callback_data")
    if data is not None and not 1 <= len(str(data).encode()) <= DATA_LIMIT:
        raise bad_request("BUTTON_DATA_INVALID")
    url = button.get("url")
    if url is not None and not str(url).lower().startswith(_LINKS) and "." not in str(url):
        raise bad_request(f"Inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def _check_copy(copied: Any) -> None:
    """A text to copy, since Bot API 7.11."""
    if copied is None:
        return
    if not isinstance(copied, dict) or not isinstance(copied.get("text"), str):
        raise bad_request("Can't parse inline keyboard button: Can't find field \"text\"")
    if not 1 <= len(copied["text"]) <= COPY_LIMIT:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


def _check_text(button: Json, kind: str) -> None:
    if not isinstance(button.get("text"), str):
        raise bad_request(f"Can't parse {kind}: Can't find field \"text\"")
    if not button["text"].strip():
        raise bad_request(f"{kind.capitalize()} text must be non-empty")
    style = button.get("style")
    if style is not None and style not in _STYLES:
        raise bad_request(f"Can't parse {kind}: invalid button style specified")
