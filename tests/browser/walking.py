"""Walking through the form on the page, and keeping pictures of the way."""

from collections.abc import Collection, Sequence
from itertools import count
from pathlib import Path

from tests.support.page import PlaygroundWindow
from tests.support.page_chat import PageChat
from tests.support.walks import label

SCREENSHOTS = Path(__file__).parents[2] / "var" / "screenshots"


class Album:
    """Pictures of one walk, numbered, in `var/screenshots/`."""

    def __init__(self, window: PlaygroundWindow, name: str) -> None:
        self._window = window
        self._name = name
        self._numbers = count(1)

    async def keeps(self, what: str) -> None:
        """Keep what is to be seen now."""
        name = f"{self._name}-{next(self._numbers):02}-{what.lower().replace(' ', '-')}.png"
        await self._window.keeps(SCREENSHOTS / name)


async def walk(
    chat: PageChat,
    language: str,
    steps: Sequence[str],
    album: Album | None = None,
    keep: Collection[str] = (),
) -> None:
    """Tap the buttons with these English labels; what is written stands after an equals sign.

    After each step in `keep` a picture goes into the album.
    """
    for step in steps:
        if step.startswith("="):
            await chat.says(step[1:])
        else:
            await chat.taps(label(language, step))
        if album is not None and step in keep:
            await album.keeps(f"after {step}")
