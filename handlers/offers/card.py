"""What offers add to the card of a case: who was asked, and choosing whom it is offered to."""

from sqlmodel import Session

from casework.cases.permissions import ASSIGNABLE
from handlers.core.card import Card, CardPart, May
from handlers.core.effects import Button, Keyboard
from handlers.core.scene import LONGEST_CARD, Scene
from handlers.offers import facts
from handlers.offers.buttons import CHOOSE_ADVISOR
from handlers.offers.views.asked import asked_lines
from handlers.offers.views.assigning import Choice, best_button
from storage.cards.reading import CaseFacts


def _load(session: Session, case: CaseFacts) -> Choice:
    return facts.choice(session, case)


def _asked(scene: Scene, card: Card, choice: Choice, above: str) -> list[str]:
    """Who was asked when, for the coordinators: the newest, as far as there is room."""
    if May.ASSIGN not in card.may:
        return []
    lines = asked_lines(scene, choice.asked)
    while lines and len(above) + len("\n".join(lines)) > LONGEST_CARD:
        lines.pop(0)
    return ["\n".join(lines)] if lines else []


def _choose(scene: Scene, card: Card, choice: Choice) -> Keyboard:
    """Whoever fits best in one tap, while nobody has it; and everybody."""
    if May.ASSIGN not in card.may:
        return ()
    case = card.case.id
    choose = Button(scene.reader.plain("Choose an advisor"), CHOOSE_ADVISOR(case))
    if choice.best and card.case.status in ASSIGNABLE:
        return ((best_button(scene, card.case, choice.seen), choose),)
    return ((choose,),)


CARD = CardPart(load=_load, lines=_asked, acts=_choose)
