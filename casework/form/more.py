"""A further message for an answer that was given already."""

from dataclasses import replace

from casework.core.errors import Refused
from casework.form import material, pieces
from casework.form.parts import SKIPPED, AnswerKind, FormState, Question

NEXT_LINE = "\n"


def added(question: Question, state: FormState, item: material.Item) -> FormState | None:
    """The state with a message put to a question's answer; None where that takes none.

    Raises Refused with what is wrong with the whole, or Refused("words_wanted") for a file where
    words are the answer.
    """
    answer = state.answers.get(question.id, SKIPPED)
    if answer is SKIPPED:
        return None
    if question.kind is AnswerKind.MATERIAL:
        kept = material.accepted(answer, item)
        return replace(state, answers={**state.answers, question.id: [*answer, kept]})
    if question.kind is not AnswerKind.TEXT:
        return None
    if item.get("file") or not item.get("text"):
        raise Refused("words_wanted")
    first = {"message": _source(question, state), "text": answer, "seam": ""}
    line = {"message": item["message"], "text": item["text"], "seam": NEXT_LINE}
    so_far = state.pieces.get(question.id) or [first]
    return pieces.with_pieces(question, state, [*so_far, line])


def _source(question: Question, state: FormState) -> int:
    """The message that holds the answer, 0 where it was tapped."""
    found = (message for message, step in state.sources.items() if step == question.id)
    return next((int(message) for message in found if message.isdecimal()), 0)
