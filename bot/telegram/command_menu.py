"""Telegram's command menu: in each language, and for each role in the chats of the team."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import structlog
from sqlmodel import Session
from telegram.error import TelegramError

from bot.database import Database
from casework.core.vocabulary import Role
from handlers.core.command_names import name_in
from handlers.dispatch import may_use
from handlers.subjects import COMMANDS, WORDINGS
from locales.translator import DEFAULT, LANGUAGES, Reader, supported
from storage.people import people
from storage.transaction.outgoing import Outgoing

_log = structlog.get_logger()

Post = Callable[[str, dict[str, Any]], Awaitable[Any]]

ORDER = (
    *("start", "request", "requests", "language", "about", "privacy", "pause", "cancel", "help"),
    *("cases", "outreach", "hours", "away", "profile", "agenda", "digest", "team"),
)
"""How the menu lists them; a command that is not named here stands behind these."""


async def publish_commands(post: Post, database: Database) -> None:
    """Set the menus for everybody, and for each member of the team in their own chat."""
    for code in ("", *LANGUAGES):
        commands = menu(code or DEFAULT, frozenset({Role.REQUESTER}))
        await _set(post, {"commands": commands, "language_code": code})
    for person_id in await database.read(people.with_any_role):
        await publish_for_person(post, database, person_id)


async def publish_for_person(post: Post, database: Database, person_id: int) -> None:
    """Set the menu of one person's chat, in the language they read and for their roles."""
    found = await database.read(partial(_chat, person_id=person_id))
    if found is None:
        return
    chat_id, language, roles = found
    scope = {"type": "chat", "chat_id": chat_id}
    await _set(post, {"commands": menu(language, roles), "scope": scope})


async def _set(post: Post, parameters: dict[str, Any]) -> None:
    """Set one menu. Without it people write their commands, and a chat that is gone needs none."""
    try:
        await post("setMyCommands", parameters)
    except TelegramError as error:
        _log.warning("menu_not_set", error=error.message)


def is_changed_by(message: Outgoing) -> bool:
    """Whether the menu of a message's receiver is another one now."""
    return message.kind in WORDINGS and WORDINGS[message.kind].changes_menu


def menu(language: str, roles: frozenset[Role]) -> list[dict[str, str]]:
    """The commands for some roles, in one language: what only the team has stands first."""
    reader = Reader(language, ZoneInfo("UTC"))
    return [
        {
            "command": name_in(language, name),
            "description": reader.plain(COMMANDS[name].description),
        }
        for name in sorted(COMMANDS, key=_place)
        if may_use(COMMANDS[name].role, roles)
    ]


def _place(command: str) -> tuple[bool, int]:
    at = ORDER.index(command) if command in ORDER else len(ORDER)
    return COMMANDS[command].role is Role.REQUESTER, at


def _chat(session: Session, person_id: int) -> tuple[int, str, frozenset[Role]] | None:
    found = people.chat(session, person_id)
    if found is None:
        return None
    chat_id, chosen, telegram = found
    return chat_id, supported(chosen, telegram), people.roles(session, person_id)
