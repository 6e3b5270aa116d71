"""A command or a button finds what it does, for who may do it."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from sqlmodel import Session

from casework.core.errors import Refused
from casework.core.vocabulary import Role
from casework.office import Office
from handlers.core import command_names
from handlers.core.keyboards.doors import MENU, ONLY_READ
from handlers.core.routes import Tap
from handlers.core.turn import Turn, stale
from handlers.core.updates.incoming import Incoming, Kind
from handlers.subjects import COMMANDS, TAPS
from handlers.welcome.buttons import SET_LANGUAGE
from storage.people import people

Read = Callable[[Session, Office, datetime], Any]
"""Reads something, given a session, the office and now."""

BEGIN = frozenset({ONLY_READ.key, SET_LANGUAGE.key, MENU.key})
"""The buttons with which somebody whom we do not know, or no more, may begin."""

STANDS_IN_FOR = {Role.COORDINATOR: frozenset({Role.ADVISOR})}
"""A coordinator sees what an advisor sees; which cases, the handler asks of the rules."""


def may_use(role: Role, held: frozenset[Role]) -> bool:
    """Whether somebody with these roles may use what is meant for a role."""
    return role in held or any(role in STANDS_IN_FOR.get(each, ()) for each in held)


def command(turn: Turn, name: str, argument: str) -> bool:
    """Do what a command says, by its name in any language.

    False if there is no such command for this person.
    """
    name = command_names.meant(name)
    found = COMMANDS.get(name)
    if found is None or not _allowed(turn, found.role):
        return False
    if name == "start":
        found.handler(turn, argument)
    else:
        found.handler(turn)
    return True


def tap(turn: Turn) -> None:
    """Do what a button says. Raises Refused("stale_button") for data that leads nowhere."""
    key, *values = turn.incoming.data.split(":")
    found = TAPS.get(key)
    if found is None or not found.takes(len(values)) or not _allowed(turn, found.role):
        raise stale()
    found.handler(turn, *_converted(values, found.arguments[: len(values)]))


def long_read(incoming: Incoming) -> Read | None:
    """What is to be read beside the writer before this is handled; None where nothing is."""
    if incoming.kind is not Kind.TAP:
        return None
    key, *values = incoming.data.split(":")
    found = TAPS.get(key)
    if found is None or found.beforehand is None or not found.takes(len(values)):
        return None
    try:
        converted = _converted(values, found.arguments[: len(values)])
    except Refused:
        return None
    return partial(_read, found, incoming.user_id, converted)


def _read(
    found: Tap,
    telegram_id: int | None,
    values: list[Any],
    session: Session,
    office: Office,
    now: datetime,
) -> Any:
    """Read it for somebody who may use the button; None for anybody else."""
    person = people.with_telegram_id(session, telegram_id or 0)
    if found.beforehand is None or person is None:
        return None
    if not may_use(found.role, people.roles(session, person)):
        return None
    return found.beforehand(session, office, now, person, *values)


def _allowed(turn: Turn, role: Role) -> bool:
    return role is Role.REQUESTER or may_use(role, turn.roles)


def _converted(values: list[str], types: tuple[type, ...]) -> list[Any]:
    try:
        converted = [kind(value) for kind, value in zip(types, values, strict=True)]
    except ValueError:
        raise stale() from None
    if any(isinstance(value, int) and not 0 <= value < 2**31 for value in converted):
        raise Refused("stale_button")
    return converted
