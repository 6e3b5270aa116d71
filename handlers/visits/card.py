"""What visits add to the card of a case: the one to come, and what can be done about it."""

from handlers.core.card import Card, CardPart, May
from handlers.core.effects import Button, Keyboard, Style
from handlers.core.scene import Scene
from handlers.visits import buttons
from handlers.visits.views.words import lines
from storage.cards.reading import CaseFacts


def _lines(scene: Scene, card: Card, _facts: None, _above: str) -> list[str]:
    return lines(scene, card.case)


def _acts(scene: Scene, card: Card, _facts: None) -> Keyboard:
    if May.WORK in card.may:
        return _of_advisor(scene, card.case)
    return _of_substitute(scene, card.case) if May.STAND_IN in card.may else ()


def _of_advisor(scene: Scene, case: CaseFacts) -> Keyboard:
    """What the advisor can do about a visit: propose, propose others, call off."""
    plain = scene.reader.plain
    visit = case.visit
    propose = Button("📅 " + plain("Propose a time"), buttons.PROPOSE(case.id))
    if visit is None:
        return ((propose,),)
    if visit.ahead(scene.now):
        move = Button("📅 " + plain("Move the visit"), buttons.PROPOSE(case.id))
        return ((move, _call_off(scene, visit.id)),)
    if visit.slots:
        anew = Button("📅 " + plain("Propose other times"), buttons.PROPOSE(case.id))
        return ((anew, _take_back(scene, visit.id)),)
    return ((propose,),)


def _of_substitute(scene: Scene, case: CaseFacts) -> Keyboard:
    """Calling off, for whoever stands in: what is agreed may be tomorrow."""
    if case.visit is None:
        return ()
    if case.visit.ahead(scene.now):
        return ((_call_off(scene, case.visit.id),),)
    return ((_take_back(scene, case.visit.id),),) if case.visit.slots else ()


def _call_off(scene: Scene, visit: int) -> Button:
    label = scene.reader.plain("Cancel the visit")
    return Button(label, buttons.ASK_TO_CANCEL(visit), Style.TAKES_AWAY)


def _take_back(scene: Scene, visit: int) -> Button:
    label = scene.reader.plain("Take the times back")
    return Button(label, buttons.ASK_TO_CANCEL(visit), Style.TAKES_AWAY)


CARD = CardPart(lines=_lines, acts=_acts)
