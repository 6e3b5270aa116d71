"""What a subject adds to the card of a case."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlmodel import Session

from handlers.core.effects import Keyboard
from handlers.core.scene import Scene
from storage.cards.reading import CaseFacts


class May(StrEnum):
    """What the rules let the reader of a card do; the names of its notice's parameters."""

    ASSIGN = "assignable"
    WRITE = "writes"
    WORK = "works"
    STAND_IN = "stands_in"
    READ_WORK = "reads_work"
    READ_MESSAGES = "reads_messages"


@dataclass(frozen=True, slots=True)
class Card:
    """A case, and what its reader may do with it."""

    case: CaseFacts
    may: frozenset[May]


def _nothing(_session: Session, _case: CaseFacts) -> None:
    return None


def _no_lines(_scene: Scene, _card: Card, _facts: Any, _above: str) -> list[str]:
    return []


def _no_rows(_scene: Scene, _card: Card, _facts: Any) -> Keyboard:
    return ()


@dataclass(frozen=True, slots=True)
class CardPart:
    """What a subject adds to a card.

    `load` reads what it needs to know when the card is sent, and is handed to the others. `lines`
    are paragraphs below the rest of the card, which is `above`: all of it has to fit into
    LONGEST_CARD characters. `acts` are the rows of what can be done with the case, `reads` those
    of what can be read of it; each adds only what `card.may` allows.
    """

    load: Callable[[Session, CaseFacts], Any] = _nothing
    lines: Callable[[Scene, Card, Any, str], list[str]] = _no_lines
    acts: Callable[[Scene, Card, Any], Keyboard] = _no_rows
    reads: Callable[[Scene, Card, Any], Keyboard] = _no_rows


CardParts = Mapping[str, CardPart]
"""What each subject adds, by the subject's name, in the order in which the card shows it."""
