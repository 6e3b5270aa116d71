"""What the page needs of the playground that it shows and moves."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from bot.playground.chats.messenger import Messenger
from bot.playground.chats.model import Json
from bot.playground.people import CastMember


class Tour(Protocol):
    """The demonstration, as the page leads it."""

    def shown(self) -> Json | None:
        """What the page shows of it; None where none is under way."""

    async def start(self, language: str) -> None:
        """Begin with the first step, in a language of the page."""

    async def go_on(self) -> None:
        """The next step."""

    async def leave(self) -> None:
        """End it where it is."""


class Playground(Protocol):
    """What the page shows and moves."""

    messenger: Messenger
    cast: Sequence[CastMember]

    @property
    def tour(self) -> Tour | None:
        """The demonstration, where there is something to show."""

    async def walk_clock(self, step: Callable[[datetime], timedelta]) -> None:
        """Let the program's time go on."""

    def reset_clock(self) -> None:
        """Back to the machine's time."""

    async def restart(self) -> None:
        """Start afresh."""
