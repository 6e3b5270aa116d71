"""A form as a table of questions: which of them one person is asked, and which comes next."""

from dataclasses import dataclass, replace

from casework.core.errors import Refused
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


@dataclass(frozen=True)
class Outline:
    """A table of questions, in the order in which they are asked."""

    questions: tuple[Question, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {question.id: question for question in self.questions})

    def question(self, step: str) -> Question:
        """The question of a step. Raises KeyError for the summary, which is none."""
        by_id: dict[str, Question] = self.__dict__["_by_id"]
        return by_id[step]

    def asked(self, state: FormState) -> list[Question]:
        """The questions that this person is asked, given the answers so far."""
        return [question for question in self.questions if question.asked(state)]

    def on_the_way(self, state: FormState) -> list[Question]:
        """Those of them that have to be answered before the summary."""
        return [question for question in self.asked(state) if not question.later(state)]

    def asked_later(self, state: FormState) -> list[Question]:
        """Those of them that can be answered from the summary, and need not be."""
        return [question for question in self.asked(state) if question.later(state)]

    def shown(self, state: FormState) -> list[Question]:
        """Those whose answers stand on the summary: all on the way, and what was told besides."""
        return [
            question
            for question in self.asked(state)
            if not question.later(state) or state.answers.get(question.id)
        ]

    def to_tell(self, state: FormState) -> list[Question]:
        """Those that can still be answered from the summary, and need not be."""
        return [each for each in self.asked_later(state) if not state.answers.get(each.id)]

    def before(self, state: FormState) -> list[str]:
        """The steps of those that come before the open one; before the summary, all.

        Of those for later, only what is answered; none whose answer is only what was assumed.
        """
        steps = [
            each.id
            for each in self.asked(state)
            if each.id == state.step
            or (each.id in state.answers and not _is_assumed(state, each))
            or (each.id not in state.answers and not each.later(state))
        ]
        return steps[: steps.index(state.step)] if state.step in steps else steps

    def next_step(self, state: FormState) -> str:
        """The first question without an answer, or the summary."""
        for question in self.on_the_way(state):
            if question.id not in state.answers:
                return question.id
        return SUMMARY

    def complete(self, state: FormState) -> bool:
        """Whether every question on the way has an answer."""
        return self.next_step(state) == SUMMARY

    def progress(self, state: FormState) -> tuple[int, int] | None:
        """How far one is: (this part, number of parts); None beside the way to the summary.

        Parts are the sections of the questions on the way. Who has answered one that is for later
        has been at the summary before.
        """
        told_more = any(each.id in state.answers for each in self.asked_later(state))
        if self.complete(state) or told_more or self.question(state.step).later(state):
            return None
        sections = sorted({question.section for question in self.on_the_way(state)})
        return sections.index(self.question(state.step).section) + 1, len(sections)

    def moves(self, state: FormState) -> list[Move]:
        """What can be done at the open question beside answering it."""
        question = self.question(state.step)
        possible = {
            Move.BACK: self.can_go_back(state),
            Move.STAY: self._can_stay(state, question),
            Move.SKIP: question.optional,
            Move.ANEW: question.kind is AnswerKind.MATERIAL and bool(state.picked),
            Move.DONE: question.kind in IN_PARTS and bool(state.picked) and self.ends(state),
            Move.RESTORE: question.id in state.thrown,
        }
        return [move for move, is_possible in possible.items() if is_possible]

    def ends(self, state: FormState) -> bool:
        """Whether the open question is one that somebody says the end of."""
        question = self.question(state.step)
        return not question.goes_on or question.id in state.answers

    def has_words(self, state: FormState) -> bool:
        """Whether something was written or sent, and not only tapped: its writer would miss it."""
        kinds = {question.id: question.kind for question in self.questions}
        kept = [*state.answers.items(), *state.aside.items(), *state.thrown.items()]
        if state.step in kinds and kinds[state.step] is AnswerKind.MATERIAL and state.picked:
            return True
        return any(value and kinds.get(step) in WRITTEN for step, value in kept)

    def can_go_back(self, state: FormState) -> bool:
        """Whether `back` leads anywhere."""
        return self.complete(state) or bool(self.before(state))

    def choice(self, state: FormState, code: str) -> Choice:
        """A choice of the open question. Raises Refused("choice_unknown")."""
        for choice in self.question(state.step).choices(state):
            if choice.code == code:
                return choice
        raise Refused("choice_unknown")

    def without_stale(self, state: FormState) -> FormState:
        """Take back answers that the latest answer has made impossible."""
        stale = [
            question.id
            for question in self.questions
            if question.id in state.answers and not _still_valid(state, question)
        ]
        kept = {step: answer for step, answer in state.answers.items() if step not in stale}
        return replace(state, answers=kept)

    def _can_stay(self, state: FormState, question: Question) -> bool:
        """Whether `stay` is offered: there is an answer, and the form is not complete.

        Once it is, going back leaves the answer as it is too.
        """
        in_one = question.kind in {AnswerKind.CHOICE, AnswerKind.TEXT, AnswerKind.PHONE}
        return in_one and bool(state.answers.get(question.id)) and not self.complete(state)


def _is_assumed(state: FormState, question: Question) -> bool:
    """Whether an answer is what would be proposed, so that nobody need have been asked."""
    answer = state.answers[question.id]
    return answer is not SKIPPED and bool(answer == question.proposed(state))


def _still_valid(state: FormState, question: Question) -> bool:
    answer = state.answers[question.id]
    if answer is SKIPPED or question.kind not in {AnswerKind.CHOICE, AnswerKind.CHOICES}:
        return True
    codes = {choice.code for choice in question.choices(state)}
    given = answer if isinstance(answer, list) else [answer]
    return not question.asked(state) or codes.issuperset(given)
