"""The engine that walks a form. It knows no question of its own and sends nothing.

A form is a table of `Question`s. A `FormState` is where one person stands in it. The next
question is always the first one asked that has no answer yet, so going on after a pause,
changing an answer and walking straight through are the same rule.
"""

from dataclasses import dataclass, replace
from typing import Any

from casework import material
from casework.errors import Refused
from casework.form_parts import SKIPPED, SUMMARY, AnswerKind, Choice, FormState, Move, Question

__all__ = ["SKIPPED", "SUMMARY", "AnswerKind", "Choice", "Form", "FormState", "Move", "Question"]


@dataclass(frozen=True)
class Form:
    """A table of questions, in the order in which they are asked."""

    questions: tuple[Question, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {question.id: question for question in self.questions})

    def question(self, step: str) -> Question:
        """The question of a step. Raises KeyError for the summary, which is none."""
        by_id: dict[str, Question] = self.__dict__["_by_id"]
        return by_id[step]

    # Where one stands

    def asked(self, state: FormState) -> list[Question]:
        """The questions that this person is asked, given the answers so far."""
        return [question for question in self.questions if question.asked(state)]

    def next_step(self, state: FormState) -> str:
        """The first question without an answer, or the summary."""
        for question in self.questions:
            if question.id not in state.answers and question.asked(state):
                return question.id
        return SUMMARY

    def complete(self, state: FormState) -> bool:
        """Whether every question asked has an answer."""
        return self.next_step(state) == SUMMARY

    def progress(self, state: FormState) -> tuple[int, int]:
        """How far one is: (this part, number of parts). Parts are the form's sections."""
        sections = sorted({question.section for question in self.asked(state)})
        return sections.index(self.question(state.step).section) + 1, len(sections)

    # What a person can do

    def begin(self, state: FormState) -> FormState:
        """Stand at the first open question."""
        return self._at(state, self.next_step(state))

    def choose(self, state: FormState, code: str) -> FormState:
        """Answer a question of one choice. Raises Refused("choice_unknown")."""
        question = self.question(state.step)
        self._choice(state, question, code)
        return self._answered(state, question, code)

    def pick(self, state: FormState, code: str, *, on: bool) -> FormState:
        """Tick or untick one of several choices; the first that is ticked is the main one.

        Doing it twice is doing it once. Raises Refused("choice_unknown").
        """
        question = self.question(state.step)
        choice = self._choice(state, question, code)
        others = tuple(each for each in state.picked if each != code)
        if not on:
            return replace(state, picked=others)
        if code in state.picked:
            return state
        if choice.alone:
            return replace(state, picked=(code,))
        lonely = {each.code for each in question.choices(state) if each.alone}
        return replace(state, picked=(*(each for each in others if each not in lonely), code))

    def write(self, state: FormState, text: str, message: int) -> FormState:
        """Answer in words. Raises Refused with what `clean` says of the text."""
        question = self.question(state.step)
        cleaned = question.clean(text)
        others = {each: step for each, step in state.sources.items() if step != question.id}
        sources = {**others, str(message): question.id}
        return self._answered(replace(state, sources=sources), question, cleaned)

    def add(self, state: FormState, item: material.Item) -> FormState:
        """Put one more message to the material of an answer; `done` ends it.

        Raises Refused with what is wrong with its text or file.
        """
        kept = material.accepted(state.picked, item)
        sources = {
            message: step
            for message, step in state.sources.items()
            if message != str(item["message"])
        }
        return replace(state, picked=(*state.picked, kept), sources=sources)

    def done(self, state: FormState) -> FormState:
        """End an answer of several parts. Raises Refused("choice_missing" or "text_too_short")."""
        question = self.question(state.step)
        if question.kind is AnswerKind.MATERIAL:
            length = len(material.text(state.picked))
            if length < question.minimum:
                raise Refused("text_too_short", minimum=question.minimum, length=length)
        elif not state.picked:
            raise Refused("choice_missing")
        return self._answered(state, question, list(state.picked))

    def skip(self, state: FormState) -> FormState:
        """Leave a question without an answer. Raises Refused("not_optional")."""
        question = self.question(state.step)
        if not question.optional:
            raise Refused("not_optional")
        return self._answered(state, question, SKIPPED)

    def stay(self, state: FormState) -> FormState:
        """Go on with the answer as it is. Raises Refused("not_optional") where there is none."""
        if state.step not in state.answers:
            raise Refused("not_optional")
        return self.begin(state)

    def anew(self, state: FormState) -> FormState:
        """Take back what was sent for the open question so far."""
        return replace(state, picked=())

    def moves(self, state: FormState) -> list[Move]:
        """What can be done at the open question beside answering it."""
        question = self.question(state.step)
        several = question.kind in {AnswerKind.CHOICES, AnswerKind.MATERIAL}
        possible = {
            Move.BACK: self.can_go_back(state),
            Move.STAY: self._can_stay(state, question),
            Move.SKIP: question.optional,
            Move.ANEW: question.kind is AnswerKind.MATERIAL and bool(state.picked),
            Move.DONE: several and bool(state.picked),
        }
        return [move for move, is_possible in possible.items() if is_possible]

    def back(self, state: FormState) -> FormState:
        """The question before; from the summary's questions, the summary.

        Raises Refused("no_way_back").
        """
        if state.step != SUMMARY and self.complete(state):
            return self._at(state, SUMMARY)
        earlier = self._before(state)
        if not earlier:
            raise Refused("no_way_back")
        return self._at(state, earlier[-1])

    def can_go_back(self, state: FormState) -> bool:
        """Whether `back` leads anywhere."""
        return self.complete(state) or bool(self._before(state))

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
        step = state.sources.get(str(message))
        if step is not None and step in state.answers:
            edited = {**state.answers, step: self.question(step).clean(text)}
            return replace(state, answers=edited)
        for question in self.questions:
            if question.kind is AnswerKind.MATERIAL:
                changed = self._edit_material(state, question, message, text)
                if changed is not None:
                    return changed
        return None

    # Helpers

    def _can_stay(self, state: FormState, question: Question) -> bool:
        """Whether there is an answer to leave; from the summary, the way back leaves it too."""
        in_one = question.kind in {AnswerKind.CHOICE, AnswerKind.TEXT, AnswerKind.PHONE}
        return in_one and bool(state.answers.get(question.id)) and not self.complete(state)

    @staticmethod
    def _edit_material(
        state: FormState, question: Question, message: int, text: str
    ) -> FormState | None:
        still_open = state.step == question.id
        items = state.picked if still_open else state.answers.get(question.id) or ()
        if all(item["message"] != message for item in items):
            return None
        changed = material.replaced(items, message, text)
        if still_open:
            return replace(state, picked=tuple(changed))
        length = len(material.text(changed))
        if length < question.minimum:
            raise Refused("text_too_short", minimum=question.minimum, length=length)
        return replace(state, answers={**state.answers, question.id: changed})

    def _before(self, state: FormState) -> list[str]:
        steps = [question.id for question in self.asked(state)]
        return steps[: steps.index(state.step)] if state.step in steps else steps

    def _at(self, state: FormState, step: str) -> FormState:
        """Stand at a step, with what was answered there before still ticked."""
        kept = state.answers.get(step)
        return replace(state, step=step, picked=tuple(kept) if isinstance(kept, list) else ())

    @staticmethod
    def _choice(state: FormState, question: Question, code: str) -> Choice:
        for choice in question.choices(state):
            if choice.code == code:
                return choice
        raise Refused("choice_unknown")

    def _answered(self, state: FormState, question: Question, value: Any) -> FormState:
        answers = {**state.answers, question.id: value}
        for other, settled in question.fills(state, value).items():
            if settled is None:
                answers.pop(other, None)
            else:
                answers[other] = settled
        settled_state = self._without_stale(replace(state, answers=answers))
        return self._at(settled_state, self.next_step(settled_state))

    def _without_stale(self, state: FormState) -> FormState:
        """Take back answers that the latest answer has made impossible."""
        stale = [
            question.id
            for question in self.questions
            if question.id in state.answers and not self._still_valid(state, question)
        ]
        kept = {step: answer for step, answer in state.answers.items() if step not in stale}
        return replace(state, answers=kept)

    @staticmethod
    def _still_valid(state: FormState, question: Question) -> bool:
        answer = state.answers[question.id]
        if answer is SKIPPED or question.kind not in {AnswerKind.CHOICE, AnswerKind.CHOICES}:
            return True
        codes = {choice.code for choice in question.choices(state)}
        given = answer if isinstance(answer, list) else [answer]
        return not question.asked(state) or codes.issuperset(given)
