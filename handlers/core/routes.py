"""Where a command and a button lead, and who may go there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Concatenate, ParamSpec

from casework.core.vocabulary import Role
from handlers.core.keyboards.codes import Code
from handlers.core.turn import Turn

P = ParamSpec("P")

Handler = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Command:
    """What a command does, what Telegram's menu says of it, and who sees it there and may use it.

    The description is a message of the catalogue, written with `N_`.
    """

    handler: Handler
    description: str
    role: Role = Role.REQUESTER


LongRead = Callable[..., Any]
"""What takes long to read: of a session, the office, now, the person's id, the button's values."""


@dataclass(frozen=True, slots=True)
class Tap:
    """What a button does; `arguments` are the types of the values its data carries.

    Buttons of the version before may still stand in chats, `lacking` so many of the last ones.

    `beforehand` is read beside the writer, just before the transaction in which the handler runs,
    and given to it as `turn.beforehand`: what asks about every case of the city. It may have
    changed by then, so that a verb asks again about the one thing that it changes.
    """

    handler: Handler
    arguments: tuple[type, ...] = ()
    role: Role = Role.REQUESTER
    lacking: int = 0
    beforehand: LongRead | None = None

    def takes(self, values: int) -> bool:
        """Whether a button may carry so many values."""
        return len(self.arguments) - self.lacking <= values <= len(self.arguments)


def tap(
    code: Code[P],
    handler: Callable[Concatenate[Turn, P], None],
    role: Role = Role.REQUESTER,
    *,
    lacking: int = 0,
    beforehand: LongRead | None = None,
) -> tuple[str, Tap]:
    """What a button with this code does (see `Tap`): its handler takes the values that it sends."""
    return code.key, Tap(handler, code.types, role, lacking, beforehand)
