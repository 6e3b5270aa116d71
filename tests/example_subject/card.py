"""What coffee adds to the card of a case."""

from handlers.core.card import Card, CardPart, May
from handlers.core.effects import Button, Keyboard
from handlers.core.scene import Scene
from tests.example_subject.buttons import PLAN


def _acts(scene: Scene, card: Card, _facts: None) -> Keyboard:
    if May.WORK not in card.may:
        return ()
    return ((Button(scene.reader.plain("Coffee in a week"), PLAN(card.case.id)),),)


CARD = CardPart(acts=_acts)
