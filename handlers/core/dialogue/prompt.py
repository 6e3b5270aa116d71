"""What becomes of words that are waited for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from handlers.core.dialogue.awaited import leave_all
from handlers.core.turn import Turn
from storage.prompts.prompts import OpenPrompt


@dataclass(frozen=True)
class Typed:
    """A button that may be typed where words are waited for: its text, and what it does.

    With `shown`, it is there only when that says so of what is waited for.
    """

    text: str
    act: Callable[[Turn, OpenPrompt], None]
    shown: Callable[[OpenPrompt], bool] | None = None

    def is_there(self, prompt: OpenPrompt) -> bool:
        """Whether it stands below the open question."""
        return self.shown is None or self.shown(prompt)


@dataclass(frozen=True)
class Prompt:
    """What is done with the words, and how many characters they may have.

    `leave` is what happens where no more are written; without, nothing has changed. `buttons` are
    those below the question, apart from **Back**.
    """

    take: Callable[[Turn, OpenPrompt, str], None]
    longest: int
    leave: Callable[[Turn, OpenPrompt], None] = leave_all
    buttons: tuple[Typed, ...] = ()


Prompts = Mapping[str, Prompt]
