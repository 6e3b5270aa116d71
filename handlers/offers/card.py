"""What offers add to the card of a case: choosing whom it is offered to."""

from handlers.core.card import Card, CardPart, May
from handlers.core.effects import Button, Keyboard
from handlers.core.scene import Scene
from handlers.offers.buttons import CHOOSE_ADVISOR


def _choose(scene: Scene, card: Card, _facts: None) -> Keyboard:
    if May.ASSIGN not in card.may:
        return ()
    return ((Button(scene.reader.plain("Choose an advisor"), CHOOSE_ADVISOR(card.case.id)),),)


CARD = CardPart(acts=_choose)
