"""How a question is asked, and what becomes of it once it is answered.

A draft has one message at a time that carries its keyboard, `asked_id`. It is retired, as a
record of the answer or bare, before the next one is sent.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import timedelta
from typing import Any

from sqlalchemy import bindparam, update

from casework.form import material
from casework.form.engine import SUMMARY, AnswerKind, Form, FormState
from casework.form.material import Item
from storage.database.columns import table
from storage.intake import noticing
from storage.intake.notices import (
    AsksQuestion,
    MaterialAdded,
    MaterialCounted,
    ProblemTaken,
    QuestionAnswered,
    QuestionAsked,
    QuestionInFull,
    QuestionMoved,
    QuestionTicked,
    SummaryShown,
    WordsGone,
)
from storage.queues import asked_when, outbox
from storage.queues.answers import KeyboardGone
from storage.tables import Draft
from storage.transaction.notice import Notice
from storage.transaction.unit_of_work import UnitOfWork

_draft = table(Draft)
_save = (
    update(_draft)
    .where(_draft.c.id == bindparam("draft"))
    .values(
        step=bindparam("at"),
        visit=bindparam("attempt"),
        asked_id=bindparam("asked"),
        form=bindparam("state"),
        updated_at=bindparam("now"),
    )
)

CONTEXT = ("urgency", "organisation", "organisation_kind", "focus_areas", "contact_method")
"""The answers that a later question's words or choices depend on; they travel with it."""


WRITES = "writes"
"""Under which name the language of `OpenDraft.writes` is kept there."""

ASKED = "asked"
"""Under which name a draft's last questions are kept beside its state."""

MOST_ASKED = 12
"""So many of them: nobody writes further back."""

DELETABLE = timedelta(hours=47)
"""How long a question may be deleted; Telegram lets a bot delete what is under two days old."""


@dataclass(slots=True)
class OpenDraft:
    """An open draft as it was read, with what changes on the way.

    `attempt` counts the questions that were asked, by which a button of an earlier one is known to
    be stale. `asked_id` is the outbox row that carries the open question's keyboard; None while the
    draft is put aside.
    """

    id: int
    attempt: int
    asked_id: int | None
    state: FormState
    asked: list[tuple[str, int]] = field(default_factory=list)
    """The last questions in their order: each step, and the outbox row that asked it."""
    writes: str | None = None
    """The language that its writer writes best in, where what they write says that, or they do."""

    def asking_row(self) -> int:
        """The row that carries the keyboard. Raises LookupError while the draft is put aside."""
        if self.asked_id is None:
            raise LookupError(f"draft {self.id} asks nothing now")
        return self.asked_id


def answered(
    unit: UnitOfWork,
    form: Form,
    draft: OpenDraft,
    state: FormState,
    *,
    notice: Notice | None = None,
) -> None:
    """Keep the state after an answer, record the answer, and ask what comes next.

    A `notice` is told between the two.
    """
    _record(unit, form, draft, state.answers[draft.state.step])
    if notice is not None:
        outbox.answer(unit, notice)
    draft.state = state
    ask(unit, form, draft)


def ask(unit: UnitOfWork, form: Form, draft: OpenDraft, *, added: str = "") -> None:
    """Ask the question that the draft stands at, or show the summary.

    `added`: what was written is said, with it, to have become part of that step's answer.
    """
    _notice_language(unit, form, draft)
    draft.attempt += 1
    if draft.state.step == SUMMARY:
        draft.asked_id = outbox.answer(unit, SummaryShown(draft=draft.id, visit=draft.attempt))
    else:
        draft.asked_id = outbox.answer(unit, replace(_question(form, draft), added=added))
    _note_asked(draft)
    keep(unit, draft)


def _notice_language(unit: UnitOfWork, form: Form, draft: OpenDraft) -> None:
    """Look in which language a problem is told, unless it is told for somebody else."""
    if draft.writes is not None or draft.state.outreach:
        return
    told = (each.id for each in form.questions if each.kind is AnswerKind.MATERIAL)
    items = [item for step in told for item in draft.state.answers.get(step) or ()]
    draft.writes = noticing.notice(unit, draft.id, material.text(items))


def resume(unit: UnitOfWork, form: Form, draft: OpenDraft) -> None:
    """Ask the open question again, below all that was written meanwhile.

    A keyboard of words need not go away first: the question brings the same one.
    """
    if not has_words(form, draft.state):
        clear(unit, form, draft)
    ask(unit, form, draft)


def ask_below(unit: UnitOfWork, form: Form, draft: OpenDraft, added: str) -> None:
    """Ask the open question again below what was written, which was put to that step's answer."""
    clear(unit, form, draft)
    ask(unit, form, draft, added=added)


def show_ticks(unit: UnitOfWork, form: Form, draft: OpenDraft) -> None:
    """Show what is ticked now, below the open question."""
    asked = _question(form, draft)
    outbox.answer(unit, QuestionTicked(**_same(asked), target=draft.asking_row()))
    keep(unit, draft)


def show_in_full(unit: UnitOfWork, form: Form, draft: OpenDraft) -> None:
    """Say in the place of the open question at length what it says in short."""
    asked = _question(form, draft)
    outbox.answer(unit, QuestionInFull(**_same(asked), target=draft.asking_row()))


def take_problem(unit: UnitOfWork, form: Form, draft: OpenDraft, state: FormState) -> None:
    """Say that what somebody began with is their problem, and ask what comes next.

    Where it says too little, it is asked for more.
    """
    step, draft.state = draft.state.step, state
    if state.step == step:
        show_material(unit, form, draft, in_place=False)
        return
    items = tuple(_item_kind(item) for item in state.answers[step])
    draft.asked = [(step, outbox.answer(unit, ProblemTaken(items=items)))]
    ask(unit, form, draft)


def show_material(unit: UnitOfWork, form: Form, draft: OpenDraft, *, in_place: bool) -> None:
    """Say how much there is by now, with the buttons to go on; `in_place` in the same message."""
    step, moves = draft.state.step, tuple(form.moves(draft.state))
    items = tuple(_item_kind(item) for item in draft.state.picked)
    if in_place:
        counted = MaterialCounted(
            draft=draft.id,
            visit=draft.attempt,
            step=step,
            items=items,
            moves=moves,
            target=draft.asking_row(),
        )
        outbox.answer(unit, counted)
    else:
        retire(unit, form, draft)
        draft.attempt += 1
        added = MaterialAdded(
            draft=draft.id, visit=draft.attempt, step=step, items=items, moves=moves
        )
        draft.asked_id = outbox.answer(unit, added)
        _note_asked(draft)
    keep(unit, draft)


def show_again(unit: UnitOfWork, form: Form, draft: OpenDraft) -> None:
    """Show the keyboard of the open question again, below all that was written meanwhile."""
    if draft.state.step != SUMMARY and draft.state.picked:
        show_material(unit, form, draft, in_place=False)
        return
    resume(unit, form, draft)


def retire(unit: UnitOfWork, form: Form, draft: OpenDraft) -> None:
    """Take the keyboard of the open question away."""
    if draft.asked_id is None:
        return
    words = has_words(form, draft.state)
    outbox.answer(unit, WordsGone() if words else KeyboardGone(target=draft.asked_id))


def clear(unit: UnitOfWork, form: Form, draft: OpenDraft) -> None:
    """Take the open question, which has no answer, out of the chat; another comes in its place.

    One that is too old to be deleted only loses its keyboard.
    """
    if draft.asked_id is None:
        return
    asked = asked_when.of(unit.session, [(draft.state.step, draft.asked_id)])
    old = any((each.sent_at or each.made_at) < unit.now - DELETABLE for each in asked)
    if old or has_words(form, draft.state):
        retire(unit, form, draft)
    else:
        outbox.answer(unit, QuestionMoved(target=draft.asked_id))


def show_answer(unit: UnitOfWork, draft: OpenDraft, step: str, row: int) -> None:
    """Show a longer answer where its question stands."""
    outbox.answer(unit, _answer(draft, step, draft.state.answers[step], row))


def has_words(form: Form, state: FormState) -> bool:
    """Whether the open question's keyboard is one of words, which only a new message takes away."""
    return state.step != SUMMARY and form.question(state.step).kind is AnswerKind.PHONE


def asked_before(form: Mapping[str, Any]) -> list[tuple[str, int]]:
    """The last questions of a draft as it is kept."""
    return [(step, row) for step, row in form.get(ASKED, ())]


def keep(unit: UnitOfWork, draft: OpenDraft) -> None:
    """Keep the draft as it stands."""
    unit.session.execute(
        _save,
        {
            "draft": draft.id,
            "at": draft.state.step,
            "attempt": draft.attempt,
            "asked": draft.asked_id,
            "state": {**draft.state.as_json(), ASKED: draft.asked, **_written_in(draft)},
            "now": unit.now,
        },
    )


def _written_in(draft: OpenDraft) -> dict[str, str]:
    return {} if draft.writes is None else {WRITES: draft.writes}


def _record(unit: UnitOfWork, form: Form, draft: OpenDraft, value: Any) -> None:
    """Show the answer in the place of the open question's keyboard."""
    if draft.asked_id is None:
        return
    if has_words(form, draft.state):
        outbox.answer(unit, WordsGone(value=value))
    else:
        outbox.answer(unit, _answer(draft, draft.state.step, value, draft.asked_id))


def _answer(draft: OpenDraft, step: str, value: Any, row: int) -> QuestionAnswered:
    return QuestionAnswered(step=step, value=value, state=_context(draft.state), target=row)


def _note_asked(draft: OpenDraft) -> None:
    if draft.asked_id is not None:
        asked = [*draft.asked, (draft.state.step, draft.asked_id)]
        draft.asked = asked[-MOST_ASKED:]


def _question(form: Form, draft: OpenDraft) -> QuestionAsked:
    """The open question with all that its view needs, which renders it without the database."""
    state = draft.state
    ticked = state.picked if form.question(state.step).kind is AnswerKind.CHOICES else ()
    return QuestionAsked(
        draft=draft.id,
        visit=draft.attempt,
        step=state.step,
        progress=form.progress(state),
        moves=tuple(form.moves(state)),
        state=replace(_context(state), picked=ticked),
    )


def _same(asked: QuestionAsked) -> dict[str, Any]:
    return {each.name: getattr(asked, each.name) for each in fields(AsksQuestion)}


def _context(state: FormState) -> FormState:
    """What the words and choices of the question at which it stands depend on."""
    return FormState(
        answers={step: state.answers[step] for step in CONTEXT if step in state.answers},
        known=state.known if state.step == "organisation" else (),
        privacy_accepted=state.privacy_accepted,
        outreach=state.outreach,
    )


def _item_kind(item: Item) -> str:
    return str(item["file"]["kind"]) if item.get("file") else "text"
