"""Filling in the form: what each question is answered with, whatever their number and order.

A question that is asked and stands in no table is skipped, or answered with its first choice. A
question of a table that is not asked is no loss.
"""

from collections.abc import Mapping
from functools import partial
from typing import Any

from sqlmodel import Session, select

from bot.playground.tour.stage import Stage, Words
from casework.form.engine import SUMMARY, AnswerKind, FormState, Move, Question
from handlers.core.keyboards.doors import MENU
from handlers.intake.buttons import ANSWER, MOVE, PICK, SEND
from storage.intake import drafts
from storage.tables import Person

Answer = Words | tuple[str, ...] | str
"""Words to write, choices to tick, or the one choice to take; by question."""

_MOST_ACTS = 60
_WRITTEN = {AnswerKind.TEXT, AnswerKind.MATERIAL, AnswerKind.PHONE}


async def fill_in(stage: Stage, person: int, answers: Mapping[str, Answer]) -> None:
    """From **Ask for help** to the promise. Raises LookupError where the form does not end."""
    if not await stage.may_tap(person, MENU, "request"):
        await stage.says(person, "/request")
    for _ in range(_MOST_ACTS):
        state = await stage.reads(partial(_state, person=person))
        if state is None:
            return
        if state.step == SUMMARY:
            await stage.taps(person, ANSWER, None, None, SEND)
            continue
        question = stage.bot.office.form.question(state.step)
        await _answer(stage, person, state, question, answers.get(question.id))
    raise LookupError("the form goes on and on")


async def _answer(
    stage: Stage, person: int, state: FormState, question: Question, answer: Answer | None
) -> None:
    if isinstance(answer, Mapping) and question.kind in _WRITTEN:
        await stage.says(person, answer)
        await stage.may_tap(person, ANSWER, None, None, MOVE + Move.DONE)
    elif isinstance(answer, tuple):
        for choice in answer:
            if not await stage.may_tap(person, ANSWER, None, None, PICK + choice):
                await stage.may_tap(person, ANSWER, None, None, choice)
        await stage.may_tap(person, ANSWER, None, None, MOVE + Move.DONE)
    elif isinstance(answer, str):
        await stage.taps(person, ANSWER, None, None, answer)
    else:
        await _go_past(stage, person, state, question)


async def _go_past(stage: Stage, person: int, state: FormState, question: Question) -> None:
    if await stage.may_tap(person, ANSWER, None, None, MOVE + Move.SKIP):
        return
    first: Any = next(iter(question.choices(state)), None)
    if first is None:
        raise LookupError(f"nothing to answer {question.id} with")
    if question.kind is AnswerKind.CHOICES:
        await stage.taps(person, ANSWER, None, None, PICK + first.code)
        await stage.taps(person, ANSWER, None, None, MOVE + Move.DONE)
        return
    await stage.taps(person, ANSWER, None, None, first.code)


def _state(session: Session, person: int) -> FormState | None:
    found = session.exec(select(Person.id).where(Person.telegram_id == person)).first()
    draft = drafts.open_draft(session, found or 0)
    return None if draft is None else draft.state
