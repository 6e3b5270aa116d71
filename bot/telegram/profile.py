"""The bot's profile on Telegram: what it is called and says of itself, in each language.

It is asked for first, and set only where it differs: Telegram lets nobody set a name often.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

import structlog
from telegram.error import TelegramError

from casework.places import Municipality
from handlers.welcome import profile
from locales.translator import DEFAULT, LANGUAGES, Reader

_log = structlog.get_logger()

Post = Callable[[str, dict[str, Any]], Awaitable[Any]]

_SAID: Mapping[str, tuple[str, Callable[[Reader, Municipality], str]]] = {
    "MyName": ("name", profile.name),
    "MyDescription": ("description", profile.description),
    "MyShortDescription": ("short_description", profile.short_description),
}
"""What the methods `get…` and `set…` end with, their parameter, and what it shall be."""

_COMMANDS = {"type": "commands"}
"""The button beside the field to write in: it opens the menu of commands."""


async def publish_profile(post: Post, municipality: Municipality) -> None:
    """Set what differs, for every language and for those who have none of them."""
    for code in ("", *LANGUAGES):
        reader = Reader(code or DEFAULT, ZoneInfo("UTC"))
        for what, (parameter, words) in _SAID.items():
            await _set(post, what, {parameter: words(reader, municipality)}, code)
    await _show_menu_button(post)


async def _set(post: Post, what: str, wanted: dict[str, str], code: str) -> None:
    """Set one of them. Without it people see what @BotFather was told, which stops nobody."""
    try:
        if await post(f"get{what}", {"language_code": code}) != wanted:
            await post(f"set{what}", {**wanted, "language_code": code})
    except TelegramError as error:
        _log.warning("profile_not_set", what=what, language=code, error=error.message)


async def _show_menu_button(post: Post) -> None:
    try:
        if await post("getChatMenuButton", {}) != _COMMANDS:
            await post("setChatMenuButton", {"menu_button": _COMMANDS})
    except TelegramError as error:
        _log.warning("menu_button_not_set", error=error.message)
