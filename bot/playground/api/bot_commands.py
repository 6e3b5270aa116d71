"""The command menu: per scope and language, and which one a person sees."""

import re
from typing import Any

from bot.playground.api.parameters import Params
from bot.playground.chats.messenger import Messenger
from bot.playground.chats.model import Chat, Json
from bot.playground.errors import bad_request

_SCOPES = {"default", "all_private_chats", "all_group_chats", "all_chat_administrators", "chat",
           "chat_administrators", "chat_member"}  # fmt: skip
_NAME = re.compile(r"[a-z0-9_]+")
_MOST = 100
_NAME_LIMIT, _DESCRIPTION_LIMIT = 32, 256  # characters


def set_my_commands(messenger: Messenger, params: Params) -> Any:
    """Set the menu of one scope and language."""
    place = _place(messenger, params)
    commands = params.structure("commands", "commands")
    if not isinstance(commands, list):
        raise bad_request("Expected an Array of BotCommand")
    checked = [_checked(command) for command in commands]
    if len(checked) > _MOST:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    messenger.commands[place] = checked
    messenger.touch(*messenger.chats.values())
    return True


def get_my_commands(messenger: Messenger, params: Params) -> Any:
    """The menu of exactly this scope and language."""
    return messenger.commands.get(_place(messenger, params), [])


def delete_my_commands(messenger: Messenger, params: Params) -> Any:
    """Drop the menu of one scope and language."""
    messenger.commands.pop(_place(messenger, params), None)
    messenger.touch(*messenger.chats.values())
    return True


def menu_of(messenger: Messenger, chat: Chat) -> list[Json]:
    """The menu that this person sees: narrowest scope first, own language before any."""
    for scope in (f"chat:{chat.id}", "all_private_chats", "default"):
        for language in (chat.user.language_code, ""):
            if commands := messenger.commands.get((scope, language)):
                return commands
    return []


def _place(messenger: Messenger, params: Params) -> tuple[str, str]:
    language = params.text("language_code")
    if language and not re.fullmatch("[a-z]{2}", language):
        raise bad_request("Invalid language code specified")
    scope = params.structure("scope", "BotCommandScope") or {"type": "default"}
    if not isinstance(scope, dict):
        raise bad_request("Can't parse BotCommandScope: BotCommandScope must be an Object")
    kind = scope.get("type")
    if kind not in _SCOPES:
        raise bad_request("Can't parse BotCommandScope: Unsupported type specified")
    if kind != "chat":
        return str(kind), language
    chat_id = str(scope.get("chat_id", ""))
    if not chat_id:
        raise bad_request("Can't parse BotCommandScope: Empty chat_id specified")
    known = chat_id.isdecimal() and messenger.chats.get(int(chat_id))
    if not known or not (known.started or known.blocked):
        raise bad_request("chat not found")
    return f"chat:{chat_id}", language


def _checked(command: Any) -> Json:
    if not isinstance(command, dict):
        raise bad_request("Can't parse BotCommand: expected an Object")
    name = str(command.get("command", "")).strip().removeprefix("/")
    description = str(command.get("description", "")).strip()
    if not name:
        raise bad_request("Command must be non-empty")
    if len(name) > _NAME_LIMIT:
        raise bad_request("Command length must not exceed 32")
    if not description:
        raise bad_request("Command description must be non-empty")
    if len(description) > _DESCRIPTION_LIMIT:
        raise bad_request("Command description length must not exceed 256")
    if not _NAME.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    return {"command": name, "description": description}
