"""The engine that walks a form. It knows no question of its own and sends nothing.

A form is a table of `Question`s. A `FormState` is where one person stands in it. The next
question is always the first one asked that has no answer yet, so going on after a pause,
changing an answer and walking straight through are the same rule.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from casework.core.errors import Refused
from casework.core.pasting import Paste, Piece
from casework.form import edits, material, more, pieces
from casework.form.outline import Outline
from casework.form.parts import (
    IN_PARTS,
    SKIPPED,
    SUMMARY,
    WRITTEN,
    AnswerKind,
    Choice,
    FormState,
    Move,
    Question,
)

__all__ = ["SKIPPED", "SUMMARY", "AnswerKind", "Choice", "Form", "FormState", "Move", "Question"]


@dataclass(frozen=True)
class Form(Outline):
    """A table of questions, and what a person who answers it can do.

    Each verb gives the state that comes of it. Where it raises, nothing has changed.
    """

    def begin(self, state: FormState) -> FormState:
        """Stand at the first open question."""
        return self._at(state, self.next_step(state))

    def choose(self, state: FormState, code: str) -> FormState:
        """Answer a question of one choice. Raises Refused("choice_unknown")."""
        question = self.question(state.step)
        self.choice(state, code)
        return self._answered(state, question, code)

    def pick(self, state: FormState, code: str, *, on: bool) -> FormState:
        """Tick or untick one of several choices; the first that is ticked is the main one.

        Doing it twice is doing it once. Raises Refused("choice_unknown").
        """
        question = self.question(state.step)
        choice = self.choice(state, code)
        others = tuple(each for each in state.picked if each != code)
        if not on:
            return replace(state, picked=others)
        if code in state.picked:
            return state
        if choice.alone:
            return self._gone_on(replace(state, picked=(code,)))
        lonely = {each.code for each in question.choices(state) if each.alone}
        picked = (*(each for each in others if each not in lonely), code)
        return self._gone_on(replace(state, picked=picked))

    def write(self, state: FormState, text: str, message: int) -> FormState:
        """Answer in words. Raises Refused with what `clean` says of the text."""
        question = self.question(state.step)
        answered = self._answered(state, question, question.clean(text))
        return replace(answered, sources={**answered.sources, str(message): question.id})

    def add(self, state: FormState, item: material.Item) -> FormState:
        """Put one more message to the material of an answer; `done` ends it, or that it is enough.

        Raises Refused with what is wrong with its text or file.
        """
        kept = material.accepted(state.picked, item)
        sources = {
            message: step
            for message, step in state.sources.items()
            if message != str(item["message"])
        }
        return self._gone_on(replace(state, picked=(*state.picked, kept), sources=sources))

    def more(self, state: FormState, step: str, item: material.Item) -> FormState | None:
        """Put one more message to the answer of a question that is not the open one.

        None where its answer is none in words. Raises Refused with what is wrong with the whole.
        """
        return more.added(self.question(step), state, item)

    def done(self, state: FormState) -> FormState:
        """End an answer of several parts. Raises Refused("choice_missing" or "text_too_short")."""
        question = self.question(state.step)
        if question.kind is AnswerKind.MATERIAL:
            material.check_length(state.picked, question.minimum)
        elif not state.picked:
            raise Refused("choice_missing")
        return self._answered(state, question, list(state.picked))

    def skip(self, state: FormState) -> FormState:
        """Leave a question without an answer. Raises Refused("not_optional")."""
        question = self.question(state.step)
        if not question.optional:
            raise Refused("not_optional")
        return self._answered(_thrown(state, question, state.answers), question, SKIPPED)

    def stay(self, state: FormState) -> FormState:
        """Go on with the answer as it is. Raises Refused("not_optional") where there is none."""
        if state.step not in state.answers:
            raise Refused("not_optional")
        return self.begin(self._left(state))

    def anew(self, state: FormState) -> FormState:
        """Take back what was sent for the open question so far; `restore` gets it back."""
        question = self.question(state.step)
        return replace(_thrown(state, question, {question.id: list(state.picked)}), picked=())

    def restore(self, state: FormState) -> FormState:
        """Get back what was taken back or left out of the open question.

        What was sent since comes after it. Raises Refused("nothing_thrown"), and what is wrong with
        the whole.
        """
        question = self.question(state.step)
        if question.id not in state.thrown:
            raise Refused("nothing_thrown")
        before = state.thrown[question.id]
        left = {step: value for step, value in state.thrown.items() if step != question.id}
        if question.kind is not AnswerKind.MATERIAL:
            return self._answered(replace(state, thrown=left), question, before)
        whole = (*before, *(each for each in state.picked if each not in before))
        material.check_whole(whole)
        return replace(state, thrown=left, picked=whole)

    def back(self, state: FormState) -> FormState:
        """Stand at the question before; from one that the summary asks anew, at the summary.

        Raises Refused("no_way_back").
        """
        left = self._left(state)
        if state.step != SUMMARY and self.complete(state):
            return self._at(left, SUMMARY)
        earlier = self.before(state)
        if not earlier:
            raise Refused("no_way_back")
        return self._at(left, earlier[-1])

    def change(self, state: FormState, step: str) -> FormState:
        """Answer one question anew. Raises Refused("choice_unknown") for one that is not asked."""
        if step not in {question.id for question in self.asked(state)}:
            raise Refused("choice_unknown")
        return self._at(state, step)

    def refused(self, state: FormState, message: str) -> FormState:
        """Remember that this message, or album, could not be taken for the open question."""
        return replace(state, sources={**state.sources, message: state.step})

    def was_refused(self, state: FormState, message: str) -> bool:
        """Whether `refused` was told of this message, or album, since the question was opened."""
        return state.sources.get(message) == state.step

    def mends(self, state: FormState, message: int) -> bool:
        """Whether editing this message answers the open question."""
        return state.step != SUMMARY and state.sources.get(str(message)) == state.step

    def edit(self, state: FormState, message: int, text: str) -> FormState | None:
        """The state with one message's text replaced; None if the message holds no answer.

        Raises Refused with what is wrong with the new text.
        """
        changed = edits.edited(self.questions, state, message, text)
        return changed and self._gone_on(changed)

    def go_on(self, state: FormState, before: Paste, piece: Piece) -> FormState | None:
        """The state with the next piece of a text; None if no answer holds those before.

        Raises Refused with what is wrong with the whole.
        """
        return pieces.extended(self.questions, state, before, piece)

    def take_back(self, state: FormState, messages: Collection[int]) -> FormState | None:
        """Stand at the question whose answer these messages gave, without it; None if none did."""
        step = pieces.step_of(self.questions, state, messages)
        if step is None:
            return None
        question = self.question(step)
        at_once = step == state.step
        left = state if at_once else self._left(state)
        return self._at(pieces.taken_back(question, left, messages), step)

    # Helpers

    def _gone_on(self, state: FormState) -> FormState:
        """The state with what is ticked or sent as the answer, where the question goes on by it."""
        if state.step == SUMMARY or self.ends(state) or not state.picked:
            return state
        question = self.question(state.step)
        if question.kind is AnswerKind.MATERIAL and not material.is_enough(
            state.picked, question.minimum
        ):
            return state
        return self._answered(state, question, list(state.picked))

    def _at(self, state: FormState, step: str) -> FormState:
        """Stand at a step, with what was answered there before, or begun, still ticked."""
        kept = state.answers.get(step, state.aside.get(step))
        return replace(state, step=step, picked=tuple(kept) if isinstance(kept, list) else ())

    def _left(self, state: FormState) -> FormState:
        """Keep what was sent or ticked for the open question, which is left before it is done.

        Where there is an answer already, it stands as it is; only of what was sent, which the
        person was told is taken, nothing gets lost.
        """
        if state.step == SUMMARY or self.question(state.step).kind not in IN_PARTS:
            return state
        question, so_far = self.question(state.step), list(state.picked)
        if question.id not in state.answers:
            return replace(state, aside={**state.aside, question.id: so_far})
        if question.kind is AnswerKind.MATERIAL and material.is_enough(so_far, question.minimum):
            return replace(state, answers={**state.answers, question.id: so_far})
        return state

    def _answered(self, state: FormState, question: Question, value: Any) -> FormState:
        settled = question.fills(state, value) if self._is_news(state, question, value) else {}
        answers = {**state.answers, question.id: value}
        for other, answer in settled.items():
            if answer is None:
                answers.pop(other, None)
            else:
                answers[other] = answer
        now = replace(
            state,
            answers=answers,
            sources=_without(state.sources, {question.id, *settled}),
            aside={step: so_far for step, so_far in state.aside.items() if step != question.id},
            pieces={
                step: each
                for step, each in state.pieces.items()
                if step not in {question.id, *settled}
            },
        )
        now = self.without_stale(now)
        return self._at(now, self.next_step(now))

    def _is_news(self, state: FormState, question: Question, value: Any) -> bool:
        """Whether it settles other questions anew: not on the way through what was answered."""
        if self.complete(state) or question.id not in state.answers:
            return True
        return bool(state.answers[question.id] != value)


def _thrown(state: FormState, question: Question, values: Mapping[str, Any]) -> FormState:
    """The state that remembers what was written for a question and is about to be taken away."""
    value = values.get(question.id)
    if not value or question.kind not in WRITTEN:
        return state
    return replace(state, thrown={**state.thrown, question.id: value})


def _without(sources: Mapping[str, str], steps: Collection[str]) -> dict[str, str]:
    """The sources of other answers than those of some steps, which no message holds any more."""
    return {message: step for message, step in sources.items() if step not in steps}
