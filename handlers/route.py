"""Where a command and a button lead, and who may go there."""

from collections.abc import Callable
from dataclasses import dataclass

from casework.vocabulary import Role

Handler = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Command:
    """What a command does, what Telegram's menu says of it, and who sees it there and may use it.

    The description is a message of the catalogue, written with `N_`.
    """

    handler: Handler
    description: str
    role: Role = Role.REQUESTER


@dataclass(frozen=True, slots=True)
class Tap:
    """What a button does; `arguments` are the types of the values its data carries.

    Buttons of the version before may still stand in chats, `lacking` so many of the last ones.
    """

    handler: Handler
    arguments: tuple[type, ...] = ()
    role: Role = Role.REQUESTER
    lacking: int = 0

    def takes(self, values: int) -> bool:
        """Whether a button may carry so many values."""
        return len(self.arguments) - self.lacking <= values <= len(self.arguments)
