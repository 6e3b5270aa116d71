"""What closing adds to the card of a case that is over: how it ended."""

from handlers.closing.views.closing import ending
from handlers.core.card import Card, CardPart
from handlers.core.scene import Scene


def _lines(scene: Scene, card: Card, _facts: None, _above: str) -> list[str]:
    return [ending(scene, card.case.ending)] if card.case.ending else []


CARD = CardPart(lines=_lines)
