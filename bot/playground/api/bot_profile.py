"""What the bot says of itself, per language, and the button beside the field to write in."""

import re
from dataclasses import replace
from typing import Any

from bot.playground.api.addressing import open_chat
from bot.playground.api.parameters import Params
from bot.playground.chats.messenger import Messenger
from bot.playground.chats.model import Json
from bot.playground.errors import bad_request

_LIMITS = {"name": 64, "description": 512, "short_description": 120}  # characters
_TOO_LONG = {"name": "BOT_TITLE_INVALID", "description": "DESCRIPTION_TOO_LONG",
             "short_description": "ABOUT_TOO_LONG"}  # fmt: skip
_BUTTONS = {"commands", "web_app", "default"}


def get_profile(what: str, messenger: Messenger, params: Params) -> Any:
    """What is set for exactly this language, or else for everybody."""
    language = _language(params)
    said = messenger.profile.get((what, language)) or messenger.profile.get((what, ""), "")
    return {what: said or (messenger.bot.first_name if what == "name" else "")}


def set_profile(what: str, messenger: Messenger, params: Params) -> Any:
    """Set it for one language; an empty one removes it."""
    language, said = _language(params), params.text(what).strip()
    if len(said) > _LIMITS[what]:
        raise bad_request(_TOO_LONG[what])
    if what == "name" and not language:
        if not said:
            raise bad_request("BOT_TITLE_INVALID")
        messenger.bot = replace(messenger.bot, first_name=said)
    messenger.profile[what, language] = said
    messenger.touch(*messenger.chats.values())
    return True


def get_menu_button(messenger: Messenger, params: Params) -> Any:
    """The button of one chat, or of all."""
    return messenger.menu_buttons.get(_chat(messenger, params)) or messenger.menu_buttons.get(
        "", {"type": "default"}
    )


def set_menu_button(messenger: Messenger, params: Params) -> Any:
    """Set the button of one chat, or of all."""
    button = params.structure("menu_button", "menu button") or {"type": "default"}
    if not isinstance(button, dict):
        raise bad_request("Object expected as menu button")
    if button.get("type") not in _BUTTONS:
        raise bad_request("MenuButton has unsupported type")
    if button["type"] == "web_app" and not _is_web_app(button):
        raise bad_request("Can't parse menu button: Can't find field \"web_app\"")
    messenger.menu_buttons[_chat(messenger, params)] = button
    return True


def _is_web_app(button: Json) -> bool:
    return bool(button.get("text")) and isinstance(button.get("web_app"), dict)


def _chat(messenger: Messenger, params: Params) -> str:
    return str(open_chat(messenger, params).id) if params.text("chat_id") else ""


def _language(params: Params) -> str:
    language = params.text("language_code")
    if language and not re.fullmatch("[a-z]{2}", language):
        raise bad_request("Invalid language code specified")
    return language
