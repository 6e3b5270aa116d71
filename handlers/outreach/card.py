"""What a case found in the field adds to its card: a link for a requester, while it has none."""

from handlers.core.card import Card, CardPart, May
from handlers.core.effects import Keyboard
from handlers.core.scene import Scene
from handlers.outreach.views import link_button


def _link(scene: Scene, card: Card, _facts: None) -> Keyboard:
    if May.WORK not in card.may or card.case.involved.requester is not None:
        return ()
    return ((link_button(scene, card.case),),)


CARD = CardPart(acts=_link)
