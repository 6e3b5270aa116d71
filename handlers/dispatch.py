"""A command or a button finds what it does, for who may do it."""

from typing import Any

from casework.errors import Refused
from casework.vocabulary import Role
from handlers.subjects import COMMANDS, TAPS
from handlers.turn import Turn, stale

BEGIN = frozenset({"-", "l", "m"})
"""The buttons with which somebody whom we do not know, or no more, may begin."""

STANDS_IN_FOR = {Role.COORDINATOR: frozenset({Role.ADVISOR})}
"""A coordinator sees what an advisor sees; which cases, the handler asks of the rules."""


def may_use(role: Role, held: frozenset[Role]) -> bool:
    """Whether somebody with these roles may use what is meant for a role."""
    return role in held or any(role in STANDS_IN_FOR.get(each, ()) for each in held)


def command(turn: Turn, name: str, argument: str) -> bool:
    """Do what a command says. False if there is no such command for this person."""
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
