"""An answer whose text came in several messages, because it was longer than one may be."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from casework.core.pasting import Paste, Piece, seam
from casework.form import material
from casework.form.parts import AnswerKind, FormState, Question


def extended(
    questions: Iterable[Question], state: FormState, before: Paste, piece: Piece
) -> FormState | None:
    """The state with the next piece put to the answer that holds the ones before.

    None if no answer holds them. Raises Refused with what is wrong with the whole.
    """
    last = before.messages[-1]
    for question in questions:
        if question.kind is AnswerKind.MATERIAL:
            changed = _in_material(question, state, last, before, piece)
            if changed is not None:
                return changed
        elif state.sources.get(str(last)) == question.id and question.id in state.answers:
            return _in_words(question, state, last, before, piece)
    return None


def step_of(
    questions: Iterable[Question], state: FormState, messages: Collection[int]
) -> str | None:
    """The step whose answer these messages hold; None if none does."""
    for question in questions:
        if question.kind is AnswerKind.MATERIAL:
            if any(each["message"] in messages for each in _items(question, state)):
                return question.id
        elif question.id in state.answers and any(
            state.sources.get(str(message)) == question.id for message in messages
        ):
            return question.id
    return None


def taken_back(question: Question, state: FormState, messages: Collection[int]) -> FormState:
    """The state without what these messages gave to a question's answer, which is open again."""
    answers = {step: value for step, value in state.answers.items() if step != question.id}
    pieces = {step: value for step, value in state.pieces.items() if step != question.id}
    aside = dict(state.aside)
    if question.kind is AnswerKind.MATERIAL:
        left = [each for each in _items(question, state) if each["message"] not in messages]
        aside[question.id] = left
    return replace(state, answers=answers, pieces=pieces, aside=aside)


def with_pieces(
    question: Question, state: FormState, pieces: Sequence[Mapping[str, Any]]
) -> FormState:
    """The state with the answer in words that these pieces make together.

    Raises Refused with what `clean` says of the whole.
    """
    whole = "".join(each["seam"] + each["text"] for each in pieces)
    return replace(
        state,
        answers={**state.answers, question.id: question.clean(whole)},
        pieces={**state.pieces, question.id: list(pieces)},
        sources={**state.sources, **{str(each["message"]): question.id for each in pieces}},
    )


def _in_words(
    question: Question, state: FormState, last: int, before: Paste, piece: Piece
) -> FormState:
    first = {"message": last, "text": before.text, "seam": ""}
    so_far = state.pieces.get(question.id) or [first]
    new = {"message": piece.message, "text": piece.text, "seam": seam(before, piece)}
    return with_pieces(question, state, [*so_far, new])


def _in_material(
    question: Question, state: FormState, last: int, before: Paste, piece: Piece
) -> FormState | None:
    item = {
        "message": piece.message,
        "text": piece.text,
        "file": None,
        "album": None,
        "seam": seam(before, piece),
    }
    if state.step == question.id and _has(state.picked, last):
        return replace(state, picked=tuple(material.extended(state.picked, last, item)))
    answer = state.answers.get(question.id) or ()
    if _has(answer, last):
        changed = material.extended(answer, last, item)
        return replace(state, answers={**state.answers, question.id: changed})
    return None


def _items(question: Question, state: FormState) -> list[Any]:
    """What was sent for a question so far."""
    if state.step == question.id:
        return list(state.picked)
    answer: list[Any] = state.answers.get(question.id) or state.aside.get(question.id, [])
    return list(answer)


def _has(items: Sequence[Any], message: int) -> bool:
    return any(item["message"] == message for item in items)
