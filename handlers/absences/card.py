"""What a coordinator can do on the card of a case whose advisor is ill."""

from handlers.absences.buttons import SET_AWAY
from handlers.core.card import Card, CardPart, May
from handlers.core.effects import Button, Keyboard
from handlers.core.scene import Scene


def _is_ill(scene: Scene, card: Card, _facts: None) -> Keyboard:
    advisor = card.case.involved.advisor
    if May.ASSIGN not in card.may or advisor is None:
        return ()
    return ((Button(scene.reader.plain("Advisor is ill"), SET_AWAY(advisor)),),)


CARD = CardPart(acts=_is_ill)
