"""How a question is asked, and what becomes of it once it is answered.

A draft has one message at a time that carries its keyboard, `asked_id`. It is retired, as a
record of the answer or bare, before the next one is sent.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import bindparam, update

from casework.form.engine import SUMMARY, AnswerKind, Form, FormState
from storage.database.columns import table
from storage.queues import outbox
from storage.tables import Draft
from storage.transaction.unit_of_work import UnitOfWork

_draft = table(Draft)
_save = (
    update(_draft)
    .where(_draft.c.id == bindparam("draft"))
    .values(
        step=bindparam("at"),
        visit=bindparam("visits"),
        asked_id=bindparam("asked"),
        form=bindparam("state"),
        updated_at=bindparam("now"),
    )
)

CONTEXT = ("organisation", "organisation_kind", "focus_areas", "contact_method")
"""The answers that a later question's words or choices depend on; they travel with it."""


ASKED = "asked"
"""Under which name a draft's last questions are kept beside its state."""

MOST_ASKED = 12
"""So many of them: nobody writes further back."""


@dataclass(slots=True)
class OpenDraft:
    """An open draft as it was read, with what changes on the way."""

    id: int
    visit: int
    asked_id: int | None
    state: FormState
    asked: list[tuple[str, int]] = field(default_factory=list)
    """The last questions in their order: each step, and the outbox row that asked it."""


def answered(
    unit: UnitOfWork, form: Form, draft: OpenDraft, state: FormState, *, notice: str | None = None
) -> None:
    """Keep the state after an answer, record the answer, and ask what comes next."""
    step = draft.state.step
    context = _context(draft.state)
    retire(unit, form, draft, record={"step": step, "value": state.answers[step], "state": context})
    if notice:
        outbox.answer(unit, notice, {})
    draft.state = state
    ask(unit, form, draft)


def ask(unit: UnitOfWork, form: Form, draft: OpenDraft) -> None:
    """Ask the question that the draft stands at, or show the summary."""
    draft.visit += 1
    if draft.state.step == SUMMARY:
        params: Mapping[str, Any] = {"draft": draft.id, "visit": draft.visit}
        draft.asked_id = outbox.answer(unit, "summary", params)
    else:
        draft.asked_id = outbox.answer(unit, "question", prompt(form, draft))
    _note_asked(draft)
    keep(unit, draft)


def resume(unit: UnitOfWork, form: Form, draft: OpenDraft) -> None:
    """Ask the open question again, below all that was written meanwhile.

    A keyboard of words need not go away first: the question brings the same one.
    """
    if not has_words(form, draft.state):
        retire(unit, form, draft)
    ask(unit, form, draft)


def show_material(unit: UnitOfWork, form: Form, draft: OpenDraft, *, in_place: bool) -> None:
    """Say how much there is by now, with the buttons to go on; `in_place` in the same message."""
    params = {
        "draft": draft.id,
        "step": draft.state.step,
        "items": [_item_kind(item) for item in draft.state.picked],
        "moves": form.moves(draft.state),
    }
    if in_place:
        outbox.answer(
            unit, "material_counted", {**params, "visit": draft.visit, "target": draft.asked_id}
        )
    else:
        retire(unit, form, draft)
        draft.visit += 1
        draft.asked_id = outbox.answer(unit, "material_added", {**params, "visit": draft.visit})
        _note_asked(draft)
    keep(unit, draft)


def show_again(unit: UnitOfWork, form: Form, draft: OpenDraft) -> None:
    """Show the keyboard of the open question again, below all that was written meanwhile."""
    if draft.state.step != SUMMARY and draft.state.picked:
        show_material(unit, form, draft, in_place=False)
        return
    resume(unit, form, draft)


def retire(
    unit: UnitOfWork, form: Form, draft: OpenDraft, *, record: Mapping[str, Any] | None = None
) -> None:
    """Take the keyboard of the open question away; with an answer, show it there."""
    if draft.asked_id is None:
        return
    params = {**(record or {}), "target": draft.asked_id}
    if has_words(form, draft.state):
        kind = "words_gone"
    else:
        kind = "answered" if record else "keyboard_gone"
    outbox.answer(unit, kind, params)


def show_answer(unit: UnitOfWork, draft: OpenDraft, step: str, row: int) -> None:
    """Show a longer answer where its question stands."""
    value, context = draft.state.answers[step], _context(draft.state)
    record = {"step": step, "value": value, "state": context, "target": row}
    outbox.answer(unit, "answered", record)


def has_words(form: Form, state: FormState) -> bool:
    """Whether the open question's keyboard is one of words, which only a new message takes away."""
    return state.step != SUMMARY and form.question(state.step).kind is AnswerKind.PHONE


def asked_before(form: Mapping[str, Any]) -> list[tuple[str, int]]:
    """The last questions of a draft as it is kept."""
    return [(step, row) for step, row in form.get(ASKED, ())]


def _note_asked(draft: OpenDraft) -> None:
    if draft.asked_id is not None:
        asked = [*draft.asked, (draft.state.step, draft.asked_id)]
        draft.asked = asked[-MOST_ASKED:]


def keep(unit: UnitOfWork, draft: OpenDraft) -> None:
    """Keep the draft as it stands."""
    unit.session.execute(
        _save,
        {
            "draft": draft.id,
            "at": draft.state.step,
            "visits": draft.visit,
            "asked": draft.asked_id,
            "state": {**draft.state.as_json(), ASKED: draft.asked},
            "now": unit.now,
        },
    )


def prompt(form: Form, draft: OpenDraft) -> dict[str, Any]:
    """What a question's view needs, so that it is rendered without the database."""
    state = draft.state
    question = form.question(state.step)
    ticked = list(state.picked) if question.kind is AnswerKind.CHOICES else []
    return {
        "draft": draft.id,
        "visit": draft.visit,
        "step": state.step,
        "progress": form.progress(state),
        "moves": form.moves(state),
        "state": {**_context(state), "picked": ticked},
    }


def _context(state: FormState) -> dict[str, Any]:
    return {
        "answers": {step: state.answers[step] for step in CONTEXT if step in state.answers},
        "picked": [],
        "sources": {},
        "known": list(state.known) if state.step == "organisation" else [],
        "privacy_accepted": state.privacy_accepted,
        "outreach": state.outreach,
    }


def _item_kind(item: Mapping[str, Any]) -> str:
    return str(item["file"]["kind"]) if item.get("file") else "text"
