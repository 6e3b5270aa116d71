"""What the messages of a case add to its card: writing one, and reading them."""

from handlers.core.card import Card, CardPart, May
from handlers.core.effects import Keyboard
from handlers.core.keyboards.buttons import write_row
from handlers.core.keyboards.lists import messages_row
from handlers.core.scene import Scene


def _write(scene: Scene, card: Card, _facts: None) -> Keyboard:
    return (write_row(scene, card.case.id),) if May.WRITE in card.may else ()


def _messages(scene: Scene, card: Card, _facts: None) -> Keyboard:
    return messages_row(scene, card.case) if May.READ_MESSAGES in card.may else ()


CARD = CardPart(acts=_write, reads=_messages)
