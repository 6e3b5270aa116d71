"""What a coordinator can change on the card of a case: its area, and how urgent it is."""

from handlers.core.card import Card, CardPart, May
from handlers.core.effects import Button, Keyboard
from handlers.core.scene import Scene
from handlers.sorting import buttons


def _change(scene: Scene, card: Card, _facts: None) -> Keyboard:
    if May.ASSIGN not in card.may:
        return ()
    plain, case = scene.reader.plain, card.case.id
    return (
        (
            Button(plain("Change area"), buttons.CHOOSE_AREA(case)),
            Button(plain("Change urgency"), buttons.CHOOSE_URGENCY(case)),
        ),
    )


CARD = CardPart(acts=_change)
