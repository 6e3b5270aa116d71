"""Each subject adds its own to the card of a case, and the card knows none of them by name."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session, select

from casework.core.vocabulary import FocusArea
from handlers.cards import wordings
from handlers.core.card import Card, CardPart, May
from handlers.core.effects import Button, Keyboard, Rekey, Say
from handlers.core.scene import Scene
from handlers.subjects import CARD
from storage.cards.reading import CaseFacts
from storage.offers import offers
from storage.tables import Offer
from storage.transaction.notice import read
from tests.storage.conftest import shared
from tests.storage.town import NOW, OFFICE, advisor, person, send
from tests.support.units import unit_of_work
from tests.support.walks import reader

__all__ = ["shared"]

ADVISOR = dict.fromkeys((May.WRITE, May.WORK, May.READ_WORK, May.READ_MESSAGES), True)


def card(
    shared: Engine, parts: dict[str, CardPart], may: Collection[May], *, others: bool = False
) -> Say | Rekey:
    """The card of a case that an advisor has just taken; the `others` of its buttons."""
    with unit_of_work(shared) as unit:
        leyla = advisor(unit, 1, "Leyla", *FocusArea)
        case = send(unit, person(unit, 2, "Bo"))
        offer = unit.session.exec(select(Offer.id)).one()
        offers.accept(unit, offer or 0, leyla)
        kind = "card_menu" if others else "case_card"
        notice = wordings.notices(parts)[kind]
        shows: dict[str, Any] = {"requisition": case.id, **dict.fromkeys(may, True)}
        shows |= {"others": True, "message_id": 1} if others else {}
        said = read(kind, shows)
        facts = notice.facts(unit.session, said)
        scene = Scene(reader("en"), OFFICE, NOW, "bot")
        shown = notice.view(scene, said, facts)
        unit.session.rollback()
    assert isinstance(shown, Say | Rekey)
    return shown


def buttons(shown: Say | Rekey) -> list[str]:
    """What the buttons say, row by row."""
    return [button.text for row in shown.keyboard for button in row]


def test_what_can_be_done_stands_above_what_can_be_read(shared: Engine) -> None:
    assert buttons(card(shared, CARD, ADVISOR)) == [
        "💬 Write to the requester",
        "📅 Propose a time",
        "Log",
        "Note",
        "Remind me",
        "Hand over",
        "Close",
        "❔ Why this date?",
    ]


def test_who_may_only_read_is_offered_nothing_to_do(shared: Engine) -> None:
    assert buttons(card(shared, CARD, ())) == ["❔ Why this date?"]


def test_who_stands_in_logs_and_notes(shared: Engine) -> None:
    assert buttons(card(shared, CARD, [May.STAND_IN])) == ["Log", "Note", "❔ Why this date?"]


def test_a_new_subject_adds_a_line_and_a_row_without_the_card_knowing_it(shared: Engine) -> None:
    def load(_session: Session, case: CaseFacts) -> str:
        return case.reference

    def lines(_scene: Scene, _card: Card, facts: str, above: str) -> list[str]:
        return [f"Barriers of {facts}"] if facts in above else []

    def acts(_scene: Scene, card: Card, _facts: str) -> Keyboard:
        return ((Button("Add a barrier", f"ba:{card.case.id}"),),) if May.WORK in card.may else ()

    parts = {**CARD, "barriers": CardPart(load, lines, acts)}
    shown = card(shared, parts, ADVISOR)

    assert isinstance(shown, Say)
    assert "\n\nBarriers of TF-2026-" in shown.text
    assert len(buttons(shown)) == 8
    assert buttons(shown)[-1] == "More …"
    others = card(shared, parts, ADVISOR, others=True)
    assert buttons(others) == ["Add a barrier", "❔ Why this date?", "⬅️ Back"]
