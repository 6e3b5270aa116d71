"""What an advisor reads: offers, cards of cases, and lists of them."""

from collections.abc import Mapping
from typing import Any

from casework.cases.permissions import OPEN
from casework.core.vocabulary import Urgency
from handlers.cases.views.sheet import body, read_everything
from handlers.closing.views.closing import ending
from handlers.core import labels
from handlers.core.buttons import promise_row, write_row
from handlers.core.effects import Button, Effect, Keyboard, Nothing, Rewrite, Say
from handlers.core.lists import messages_row, page_buttons
from handlers.core.scene import Scene, first_line
from handlers.evaluations import views as evaluations
from handlers.outreach.views import link_row
from handlers.visits.views import words as visit_words
from handlers.work.views import newest, stand_in_rows, work_row, work_rows
from storage.cards.reading import CaseFacts
from storage.cases.lists import Line, Page
from storage.evaluations.evaluations import EvaluationFacts
from storage.work.activities import WorkPage

Params = Mapping[str, Any]
WithWork = tuple[CaseFacts, WorkPage, tuple[EvaluationFacts, ...]]


NEWEST = 4
"""Logs and notes that a card shows; the rest is a tap away."""


def case_withdrawn(scene: Scene, params: Params, _facts: None) -> Say:
    """The requester has taken it back."""
    _ = scene.reader._
    return Say(
        _(
            "The requester has withdrawn {reference}. You need not do anything more.",
            reference=params["reference"],
        )
    )


def case_card(scene: Scene, params: Params, found: WithWork | None) -> Effect:
    """A case, whole, with what was done; for its advisor with what can be done.

    For a coordinator also with choosing an advisor while nobody has it.
    """
    if found is None:
        return Nothing("the case is gone")
    facts, done, said = found
    _ = scene.reader._
    head = [
        _(
            "<b>{reference}</b> · {status}",
            reference=facts.reference,
            status=scene.reader.plain(labels.STATUS[facts.status]),
        )
    ]
    if facts.advisor:
        head.append(_("Advisor: {name}", name=facts.advisor))
    if facts.involved.requester is None:
        head.append(_("Found in the field. Nobody there follows it here yet."))
    if facts.substitute:
        head.append(_("🤝 {name} stands in", name=facts.substitute))
    parts = ["\n".join(head), body(scene, facts)]
    parts += visit_words.lines(scene, facts)
    if facts.ending:
        parts.append(ending(scene, facts.ending))
    if params.get("reads_work") and said:
        parts.append(evaluations.on_card(scene, said[0], "\n\n".join(parts)))
    if params.get("reads_work") and done.total:
        parts.append(newest(scene, done, "\n\n".join(parts)))
    return Say("\n\n".join(parts), _card_keyboard(scene, params, found))


def _card_keyboard(scene: Scene, params: Params, found: WithWork) -> Keyboard:
    """What this reader can do with the case; the handler has asked the rules."""
    facts, done, said = found
    choose = ((Button(scene.reader.plain("Choose an advisor"), f"ca:{facts.id}"),),)
    parts = (
        (params.get("assignable"), choose),
        (params.get("writes"), (write_row(scene, facts.id),)),
        (params.get("works"), visit_words.advisor_rows(scene, facts)),
        (params.get("works"), work_rows(scene, facts.id)),
        (params.get("works") and facts.involved.requester is None, link_row(scene, facts)),
        (params.get("stands_in"), visit_words.stand_in_rows(scene, facts)),
        (params.get("stands_in"), stand_in_rows(scene, facts.id)),
        (params.get("reads_messages"), messages_row(scene, facts)),
        (params.get("reads_work") and done.total, work_row(scene, done)),
        (params.get("reads_work") and said, evaluations.card_row(scene, facts.id)),
        (True, read_everything(scene, facts)),
        (facts.status in OPEN, (promise_row(scene, facts.id),)),
    )
    return tuple(row for shown, rows_ in parts if shown for row in rows_)


def cases(scene: Scene, params: Params, facts: Page) -> Effect:
    """Open cases, newest first, a page."""
    _ = scene.reader._
    if not facts.total:
        return Say(_("There are no open cases. Enjoy the quiet."))
    heading = scene.reader.plural(
        "<b>{number} open case</b>", "<b>{number} open cases</b>", facts.total
    )
    lines = [
        _(
            "{mark}<b>{reference}</b> · {organisation}\n{line}",
            mark=_mark(scene, line),
            reference=line.reference,
            organisation=line.organisation_name,
            line=first_line(line.problem),
        )
        for line in facts.lines
    ]
    buttons = tuple((Button(line.reference, f"co:{line.id}"),) for line in facts.lines)
    text, keyboard = "\n\n".join([heading, *lines]), (*buttons, *page_buttons(facts, "cl"))
    if "message_id" in params:
        return Rewrite(text, keyboard, message_id=params["message_id"])
    return Say(text, keyboard)


def _mark(scene: Scene, line: Line) -> str:
    """Stands before a case: that it is urgent, and for whom one stands in."""
    urgent = "🚨 " if line.urgency is Urgency.CONFLICT_NOW else ""
    if line.instead_of is None:
        return urgent
    return urgent + scene.reader.plain("for {name} · ", name=line.instead_of)
