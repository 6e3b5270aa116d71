"""Cards of cases, with what each subject adds to them."""

from collections.abc import Mapping
from typing import Any

from casework.cases.permissions import OPEN
from handlers.cards.buttons import FIRST_BUTTONS, MORE_BUTTONS
from handlers.cards.notices import CardMenu, CaseCard
from handlers.cards.views.files import files_row
from handlers.cases.views.sheet import body, read_everything
from handlers.core import labels
from handlers.core.card import Card, CardParts
from handlers.core.effects import Button, Effect, Keyboard, Nothing, Rekey, Say
from handlers.core.keyboards.buttons import back_row, promise_row
from handlers.core.scene import Scene
from storage.cards.reading import CaseFacts
from storage.cases.notices import CaseWithdrawn

MOST_BUTTONS = 8
"""Buttons of a card; what is not among them is a tap away."""

Found = tuple[CaseFacts, Mapping[str, Any]]
"""A case, and what each subject knows of it."""


def case_withdrawn(scene: Scene, notice: CaseWithdrawn, _facts: None) -> Say:
    """The requester has taken it back."""
    _ = scene.reader._
    return Say(
        _(
            "The requester has withdrawn {reference}. You don't need to do anything more.",
            reference=notice.reference,
        )
    )


def case_card(parts: CardParts, scene: Scene, notice: CaseCard, found: Found | None) -> Effect:
    """A case, whole, with what each subject adds to it for this reader."""
    if found is None:
        return Nothing("the case is gone")
    case, facts = found
    card = Card(case, notice.may)
    text = f"{_head(scene, case)}\n\n{body(scene, case)}"
    for subject, part in parts.items():
        text = "\n\n".join([text, *part.lines(scene, card, facts[subject], text)])
    return Say(text, _first(scene, card, _rows(parts, scene, card, facts)))


def card_menu(parts: CardParts, scene: Scene, notice: CardMenu, found: Found | None) -> Effect:
    """The buttons of a card that are likely next, or the others with the way back."""
    if found is None:
        return Nothing("the case is gone")
    case, facts = found
    card = Card(case, notice.may)
    rows = _rows(parts, scene, card, facts)
    if not notice.others:
        return Rekey(_first(scene, card, rows), message_id=notice.message_id)
    others = (*rows[_at_hand(rows) :], back_row(scene, FIRST_BUTTONS(case.id)))
    return Rekey(others, message_id=notice.message_id)


def _first(scene: Scene, card: Card, rows: Keyboard) -> Keyboard:
    """The rows at hand, and the way to the others if there are any."""
    at_hand = _at_hand(rows)
    if at_hand == len(rows):
        return rows
    # Translators: on a button: what else can be done with a case
    more = Button(scene.reader.plain("More") + " …", MORE_BUTTONS(card.case.id))
    return (*rows[:at_hand], (more,))


def _at_hand(rows: Keyboard) -> int:
    """How many rows stand on a card, so that with the way to the others it has MOST buttons."""
    if sum(map(len, rows)) <= MOST_BUTTONS:
        return len(rows)
    buttons = 0
    for number, row in enumerate(rows):
        buttons += len(row)
        if buttons >= MOST_BUTTONS:
            return number
    return len(rows)


def _rows(parts: CardParts, scene: Scene, card: Card, facts: Mapping[str, Any]) -> Keyboard:
    """All that can be done with a case, the likely next first, then all that can be read of it."""
    case = card.case
    each = [(part, facts[subject]) for subject, part in parts.items()]
    rows = [
        *(row for part, known in each for row in part.acts(scene, card, known)),
        *(row for part, known in each for row in part.reads(scene, card, known)),
        *read_everything(scene, case),
        *files_row(scene, case),
    ]
    if case.status in OPEN:
        rows.append(promise_row(scene, case.id))
    return tuple(rows)


def _head(scene: Scene, case: CaseFacts) -> str:
    _ = scene.reader._
    status = scene.reader.plain(labels.STATUS[case.status])
    lines = [_("<b>{reference}</b> · {status}", reference=case.reference, status=status)]
    if case.advisor:
        lines.append(_("Advisor: {name}", name=case.advisor))
    if case.involved.requester is None:
        lines.append(_("Found in the field. Nobody there follows it here yet."))
    if case.substitute:
        lines.append(_("🤝 {name} stands in", name=case.substitute))
    return "\n".join(lines)
