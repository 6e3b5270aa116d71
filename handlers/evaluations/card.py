"""What an evaluation adds to the card of a case: how much it helped, for who may read the work."""

from sqlmodel import Session

from handlers.core.card import Card, CardPart, May
from handlers.core.effects import Button, Keyboard
from handlers.core.scene import Scene
from handlers.evaluations import buttons
from handlers.evaluations.views import on_card
from storage.cards.reading import CaseFacts
from storage.evaluations import evaluations
from storage.evaluations.evaluations import EvaluationFacts

Found = tuple[EvaluationFacts, ...]


def _load(session: Session, case: CaseFacts) -> Found:
    return evaluations.of_case(session, case.id)


def _lines(scene: Scene, card: Card, found: Found, above: str) -> list[str]:
    return [on_card(scene, found[0], above)] if _shows(card, found) else []


def _whole(scene: Scene, card: Card, found: Found) -> Keyboard:
    if not _shows(card, found):
        return ()
    return ((Button(scene.reader.plain("Evaluation"), buttons.READ(card.case.id)),),)


def _shows(card: Card, found: Found) -> bool:
    return bool(found) and May.READ_WORK in card.may


CARD = CardPart(load=_load, lines=_lines, reads=_whole)
