"""What work on a case adds to its card: its buttons, and the newest logs and notes."""

from sqlmodel import Session

from handlers.core.card import Card, CardPart, May
from handlers.core.effects import Button, Keyboard
from handlers.core.keyboards import doors
from handlers.core.scene import Scene
from handlers.work import buttons
from handlers.work.views import newest
from storage.cards.reading import CaseFacts
from storage.work import reading
from storage.work.reading import WorkPage

NEWEST = 4
"""Logs and notes that a card shows; the rest is a tap away."""


def _load(session: Session, case: CaseFacts) -> WorkPage:
    return reading.page(session, case.id, most=NEWEST)


def _lines(scene: Scene, card: Card, done: WorkPage, above: str) -> list[str]:
    return [newest(scene, done, above)] if _shows(card, done) else []


def _acts(scene: Scene, card: Card, _done: WorkPage) -> Keyboard:
    """What the advisor of a case can do with it; who stands in can log and note."""
    plain, case = scene.reader.plain, card.case.id
    # Translators: a verb, on a button: register what was done in a case, when, and for how long
    log = Button(plain("Log"), buttons.LOG(case))
    # Translators: a noun, on a button: words about a case that only the team reads
    note = Button(plain("Note"), buttons.NOTE(case))
    if May.WORK not in card.may:
        return ((log, note),) if May.STAND_IN in card.may else ()
    remind = Button(plain("Remind me"), doors.REMIND_ME(case))
    hand_over = Button(plain("Hand over"), doors.HAND_OVER(case))
    close = Button(plain("Close"), doors.CLOSE_CASE(case))
    return ((log, note, remind), (hand_over, close))


def _all(scene: Scene, card: Card, done: WorkPage) -> Keyboard:
    if not _shows(card, done):
        return ()
    return ((Button(scene.reader.plain("All that was done"), buttons.ALL_WORK(card.case.id)),),)


def _shows(card: Card, done: WorkPage) -> bool:
    return bool(done.total) and May.READ_WORK in card.may


CARD = CardPart(load=_load, lines=_lines, acts=_acts, reads=_all)
