"""Cards of cases, with what each subject adds to them."""

from collections.abc import Mapping
from typing import Any

from casework.cases.permissions import OPEN
from handlers.cards.notices import CaseCard
from handlers.cases.views.sheet import body, read_everything
from handlers.core import labels
from handlers.core.card import Card, CardParts
from handlers.core.effects import Effect, Nothing, Say
from handlers.core.keyboards.buttons import promise_row
from handlers.core.scene import Scene
from storage.cards.reading import CaseFacts
from storage.cases.notices import CaseWithdrawn

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
    each = [(part, facts[subject]) for subject, part in parts.items()]
    rows = [
        *(row for part, known in each for row in part.acts(scene, card, known)),
        *(row for part, known in each for row in part.reads(scene, card, known)),
        *read_everything(scene, case),
    ]
    if case.status in OPEN:
        rows.append(promise_row(scene, case.id))
    return Say(text, tuple(rows))


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
