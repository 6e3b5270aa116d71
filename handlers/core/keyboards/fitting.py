"""Labels that a phone shows whole: those that would be cut beside another stand alone in their row.

Telegram gives the buttons of a row the same width, about 36 characters in all on a phone.
"""

from dataclasses import replace
from typing import Any

from casework.cases.naming import IN_TWO
from handlers.core.effects import Effect, Keyboard, Toast

IN_THREE = 13
"""Characters of each of three labels in a row: a month's name between its arrows."""

IN_ALL = 2 * IN_TWO


def room(buttons: int) -> int:
    """Characters that each label of a row with so many buttons, two or more, may have."""
    return {2: IN_TWO, 3: IN_THREE}.get(buttons, IN_ALL // buttons)


def fitted(keyboard: Keyboard) -> Keyboard:
    """The same buttons, each row that does not fit as rows of one."""
    return tuple(
        each
        for row in keyboard
        for each in ((row,) if _fits(row) else tuple((button,) for button in row))
    )


def with_fitting_labels(effect: Effect) -> Effect:
    """What is done in a chat, with labels that can be read."""
    changed: dict[str, Any] = {}
    keyboard = getattr(effect, "keyboard", ())
    if not all(map(_fits, keyboard)):
        changed["keyboard"] = fitted(keyboard)
    if isinstance(effect, Toast) and effect.then is not None:
        changed["then"] = with_fitting_labels(effect.then)
    return replace(effect, **changed) if changed else effect


def _fits(row: Any) -> bool:
    return len(row) == 1 or all(len(button.text) <= room(len(row)) for button in row)
