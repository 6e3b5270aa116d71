"""An answer whose message is edited in Telegram."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from casework.form import material, pieces
from casework.form.parts import AnswerKind, FormState, Question

_IN_WORDS = frozenset({AnswerKind.TEXT, AnswerKind.PHONE})


def edited(
    questions: Iterable[Question], state: FormState, message: int, text: str
) -> FormState | None:
    """The state with one message's text replaced; None if the message holds no answer.

    Raises Refused with what is wrong with the new text.
    """
    holds = state.sources.get(str(message))
    for question in questions:
        changed = None
        if question.kind is AnswerKind.MATERIAL:
            changed = _in_material(question, state, message, text)
        elif question.id == holds and question.kind in _IN_WORDS and holds in state.answers:
            changed = _in_words(question, state, message, text)
        if changed is not None:
            return changed
    return None


def _in_words(question: Question, state: FormState, message: int, text: str) -> FormState:
    """The state with an answer in words replaced, whole or in the piece that this message gave."""
    so_far = state.pieces.get(question.id)
    if not so_far:
        return replace(state, answers={**state.answers, question.id: question.clean(text)})
    changed = [{**each, "text": text} if each["message"] == message else each for each in so_far]
    return pieces.with_pieces(question, state, changed)


def _in_material(question: Question, state: FormState, message: int, text: str) -> FormState | None:
    """The state with what this message gave replaced; None where it gave nothing to this question.

    It is looked for in what is being sent, what was sent, and what was begun and put aside.
    """
    answer: Sequence[Any] = state.answers.get(question.id) or ()
    if state.step == question.id and _has(state.picked, message):
        changed = material.replaced(state.picked, message, text)
        if _has(answer, message):
            material.check_length(changed, question.minimum)
        return replace(state, picked=tuple(changed))
    if _has(answer, message):
        changed = material.replaced(answer, message, text)
        material.check_length(changed, question.minimum)
        return replace(state, answers={**state.answers, question.id: changed})
    begun = state.aside.get(question.id, ())
    if _has(begun, message):
        changed = material.replaced(begun, message, text)
        return replace(state, aside={**state.aside, question.id: changed})
    return None


def _has(items: Sequence[Any], message: int) -> bool:
    return any(item["message"] == message for item in items)
