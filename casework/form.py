"""The engine that walks a form. It knows no question of its own and sends nothing.

A form is a table of `Question`s. A `FormState` is where one person stands in it. The next
question is always the first one asked that has no answer yet, so going on after a pause,
changing an answer and walking straight through are the same rule.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from casework import material
from casework.errors import Refused

SUMMARY = "summary"
SKIPPED = None
"""The stored answer of a question that was skipped: answered, with nothing."""


class AnswerKind(StrEnum):
    """How a question is answered."""

    ACKNOWLEDGE = "acknowledge"
    CHOICE = "choice"
    CHOICES = "choices"
    TEXT = "text"
    MATERIAL = "material"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Choice:
    """One button of a question. `names` overrules the catalogue where a name is configuration."""

    code: str
    label: str
    names: Mapping[str, str] = field(default_factory=dict)
    notice: str | None = None
    """A notice that is sent at once when this is chosen."""
    alone: bool = False
    """Excludes every other choice of the same question."""


@dataclass(frozen=True)
class FormState:
    """Where a person stands: what is answered, what is half ticked, and which question is open.

    `sources` says which of the person's messages holds which answer, so that an edit in
    Telegram finds it; `known` holds the organisations that the person has asked for before.
    """

    step: str = ""
    answers: Mapping[str, Any] = field(default_factory=dict)
    picked: tuple[Any, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    known: tuple[Mapping[str, Any], ...] = ()
    privacy_accepted: bool = False

    def as_json(self) -> dict[str, Any]:
        """The state without its step, as it is kept in a draft."""
        return {
            "answers": dict(self.answers),
            "picked": list(self.picked),
            "sources": dict(self.sources),
            "known": list(self.known),
            "privacy_accepted": self.privacy_accepted,
        }

    @classmethod
    def from_json(cls, step: str, data: Mapping[str, Any]) -> "FormState":
        """What `as_json` gave, with its step."""
        return cls(
            step=step,
            answers=data["answers"],
            picked=tuple(data["picked"]),
            sources=data["sources"],
            known=tuple(data["known"]),
            privacy_accepted=data["privacy_accepted"],
        )


type_of_choices = Callable[[FormState], tuple[Choice, ...]]


def always(_state: FormState) -> bool:
    """Asked of everybody."""
    return True


def no_choices(_state: FormState) -> tuple[Choice, ...]:
    """A question that is answered in words."""
    return ()


def as_written(value: str) -> str:
    """Keep the text as it came."""
    return value


def fills_nothing(_state: FormState, _value: Any) -> dict[str, Any]:
    """An answer that says nothing about other questions."""
    return {}


@dataclass(frozen=True)
class Question:
    """One entry of a form.

    `prompts` is chosen by the kind of organisation, "" being the one for all others; `clean`
    returns what is kept of a typed answer or raises `Refused`; `fills` gives the answers that
    this answer settles for other questions (None takes an answer back).
    """

    id: str
    section: int
    title: str
    prompts: Mapping[str, str]
    kind: AnswerKind
    choices: type_of_choices = no_choices
    optional: bool = False
    asked: Callable[[FormState], bool] = always
    clean: Callable[[str], str] = as_written
    minimum: int = 1
    proposed: Callable[[FormState], str | None] = lambda _state: None
    fills: Callable[[FormState, Any], dict[str, Any]] = fills_nothing
    columns: int = 1


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
        sources = {**state.sources, str(message): question.id}
        return self._answered(replace(state, sources=sources), question, cleaned)

    def add(self, state: FormState, item: material.Item) -> FormState:
        """Put one more message to the material of an answer; `done` ends it.

        Raises Refused with what is wrong with its text or file.
        """
        return replace(state, picked=(*state.picked, material.accepted(state.picked, item)))

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

    def back(self, state: FormState) -> FormState:
        """The question before; from a changed answer, the summary. Raises Refused("no_way_back")."""
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
