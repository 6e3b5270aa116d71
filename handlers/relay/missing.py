"""Asking with one tap for what a request was sent without."""

import re

from sqlmodel import Session

from casework.core.errors import Refused
from casework.core.words import N_
from casework.form.engine import FormState
from handlers.core.card import Card, CardPart, May
from handlers.core.effects import Button, Keyboard
from handlers.core.scene import Scene
from handlers.core.turn import Turn
from handlers.relay import buttons
from locales.translator import Reader, supported
from storage.cards import reading as card_reading
from storage.cards.reading import CaseFacts
from storage.relay import missing

ASK = {
    "about": N_("Ask who it is about"),
    "tried": N_("Ask what was tried"),
    "wished_result": N_("Ask for a good result"),
}
"""What the button says, by the question of the form."""

_MARKUP = re.compile(r"</?[a-z]+>")


def missing_in(session: Session, case: CaseFacts) -> tuple[str, ...]:
    """The questions that nobody has answered or asked; none where there is nobody to ask."""
    if case.involved.requester is None:
        return ()
    return missing.not_asked(session, case.id, case.left_out)


def ask_rows(scene: Scene, case_id: int, steps: tuple[str, ...]) -> Keyboard:
    """A button for each of these questions, in a row of its own."""
    plain = scene.reader.plain
    return tuple(
        (Button("❔ " + plain(ASK[step]), buttons.ASK_MISSING(case_id, step)),) for step in steps
    )


def ask(turn: Turn, requisition_id: int, step: str) -> None:
    """Put the form's question to the requester, in their language, as the advisor's words.

    Raises Refused("stale_button") for one that was asked or answered before, and what the relay
    refuses.
    """
    case = card_reading.case(turn.session, requisition_id)
    if case is None or step not in missing_in(turn.session, case):
        raise Refused("stale_button")
    reader = Reader(supported(case.language), turn.office.calendar.zone)
    asked = turn.form.question(step)
    prompt = asked.prompt(FormState(answers={"organisation_kind": case.organisation_kind}))
    question = _MARKUP.sub("", reader.plain(prompt))
    missing.ask(turn.unit, requisition_id, step, turn.person, question)


def _acts(scene: Scene, card: Card, steps: tuple[str, ...]) -> Keyboard:
    return ask_rows(scene, card.case.id, steps) if May.WRITE in card.may else ()


CARD = CardPart(load=missing_in, acts=_acts)
