"""Somebody who answers a form: straight through, or to and fro."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from casework.core.errors import Refused
from casework.form import material
from casework.form.engine import SKIPPED, SUMMARY, AnswerKind, Form, FormState, Question

TEXTS = ("Vi har prøvet at ringe", "De nye familier & <b>klubben</b>", "الجيران لا يتكلمون")
BY_STEP = {
    "their_phone": ("20123456", "+46 70 123 45 67"),
    "contact_phone": ("20123456", "+46 70 123 45 67"),
    "contact_email": ("mette@skole.kk.dk", "ali@klub.dk"),
}


def fits(form: Form, state: FormState) -> list[str]:
    """What is wrong with the answers of a form that is done: nothing, if all is well."""
    if state.step != SUMMARY:
        return [f"it ends at {state.step}"]
    wrong = [each.id for each in form.on_the_way(state) if not is_answer(state, each)]
    later = [each for each in form.asked_later(state) if each.id in state.answers]
    return [*wrong, *(each.id for each in later if not is_answer(state, each))]


def is_answer(state: FormState, question: Question) -> bool:
    """Whether the kept answer is one that the question can have."""
    if question.id not in state.answers:
        return False
    answer = state.answers[question.id]
    if answer is SKIPPED:
        return question.optional
    codes = [choice.code for choice in question.choices(state)]
    if question.kind in {AnswerKind.CHOICE, AnswerKind.ACKNOWLEDGE}:
        return answer in codes
    if question.kind is AnswerKind.CHOICES:
        return bool(answer) and set(answer) <= set(codes) and len(set(answer)) == len(answer)
    if question.kind is AnswerKind.MATERIAL:
        return len(material.text(answer)) >= question.minimum
    return bool(question.clean(answer) == answer)


@dataclass
class Walker:
    """Answers one form. After every step it is kept and read again, as a database does."""

    form: Form
    state: FormState = field(default_factory=FormState)
    messages: int = 0

    def __post_init__(self) -> None:
        self.keep(self.form.begin(self.state))

    def keep(self, state: FormState) -> None:
        kept = json.loads(json.dumps(state.as_json()))
        self.state = FormState.from_json(kept, step=state.step)

    @property
    def question(self) -> Question:
        return self.form.question(self.state.step)

    def answers(self, number: int = 0) -> None:
        """Answer the open question in one of several ways that are fine."""
        question = self.question
        if question.kind in {AnswerKind.CHOICE, AnswerKind.ACKNOWLEDGE}:
            self.keep(self.form.choose(self.state, self.codes()[number % len(self.codes())]))
        elif question.kind is AnswerKind.CHOICES:
            self.ticks(number)
            self.says_it_is_done(question)
        elif question.kind is AnswerKind.MATERIAL:
            self.sends(TEXTS[number % len(TEXTS)] + " siden i sommer")
            self.says_it_is_done(question)
        else:
            texts = BY_STEP.get(question.id, TEXTS)
            self.writes(texts[number % len(texts)])

    def says_it_is_done(self, question: Question) -> None:
        """Where the question has not gone on by itself."""
        if self.state.step == question.id:
            self.keep(self.form.done(self.state))

    def answers_the_same(self) -> None:
        """Give the answer that the open question has already."""
        answer = self.state.answers[self.state.step]
        if answer is SKIPPED:
            self.keep(self.form.skip(self.state))
        elif isinstance(answer, list):
            self.keep(self.form.done(self.state))
        elif self.codes():
            self.keep(self.form.choose(self.state, answer))
        else:
            self.writes(answer)

    def codes(self) -> list[str]:
        """What can be chosen at the open question."""
        return [choice.code for choice in self.question.choices(self.state)]

    def ticks(self, number: int, *, on: bool = True) -> None:
        code = self.codes()[number % len(self.codes())]
        self.keep(self.form.pick(self.state, code, on=on))

    def sends(self, text: str | None, album: str | None = None) -> None:
        """Send one more message for the open question."""
        self.messages += 1
        item = {"message": self.messages, "text": text, "file": None, "album": album}
        self.keep(self.form.add(self.state, item))

    def writes(self, text: str) -> None:
        self.messages += 1
        self.keep(self.form.write(self.state, text, self.messages))

    def goes(self, move: Callable[[FormState], FormState]) -> None:
        self.keep(move(self.state))

    def walks_to(self, step: str, number: int = 0) -> None:
        """Answer whatever is asked until this question is open, or the summary.

        One that is for later is opened from there.
        """
        for _question in range(3 * len(self.form.questions)):
            if self.state.step == step:
                return
            if self.state.step == SUMMARY:
                self.goes(lambda state: self.form.change(state, step))
            else:
                self.answers(number)
        raise AssertionError(f"{step} is never asked; it stays at {self.state.step}")

    # To and fro

    def does(self, what: str, number: int) -> None:
        """Try something; what is refused changes nothing."""
        before = self.state
        try:
            _ACTS[what](self, number)
        except Refused:
            assert self.state == before

    def _changes(self, number: int) -> None:
        asked = self.form.asked(self.state)
        if self.state.step == SUMMARY:
            self.goes(lambda state: self.form.change(state, asked[number % len(asked)].id))

    def _writes_nonsense(self, _number: int) -> None:
        """Something that no question takes, which is remembered as meant for this one."""
        self.messages += 1
        if self.state.step != SUMMARY:
            self.keep(replace(self.state, sources={**self.state.sources, **self._meant()}))

    def _meant(self) -> dict[str, str]:
        return {str(self.messages): self.state.step}

    def _edits(self, number: int) -> None:
        message = 1 + number % max(1, self.messages)
        edited = self.form.edit(self.state, message, f"Rettet: {TEXTS[number % len(TEXTS)]}")
        if edited is not None:
            self.keep(edited)

    def _only_at_a_question(self, act: Callable[[], None]) -> None:
        if self.state.step != SUMMARY:
            act()

    def _ticks_if_possible(self, number: int, *, on: bool) -> None:
        if self.state.step != SUMMARY and self.question.kind is AnswerKind.CHOICES:
            self.ticks(number, on=on)

    def _sends_if_possible(self, number: int) -> None:
        if self.state.step != SUMMARY and self.question.kind is AnswerKind.MATERIAL:
            self.sends(TEXTS[number % len(TEXTS)])


_ACTS: dict[str, Callable[[Walker, int], None]] = {
    "answer": lambda it, number: it._only_at_a_question(lambda: it.answers(number)),
    "tick": lambda it, number: it._ticks_if_possible(number, on=True),
    "untick": lambda it, number: it._ticks_if_possible(number, on=False),
    "send": Walker._sends_if_possible,
    "back": lambda it, _number: it.goes(it.form.back),
    "skip": lambda it, _number: it._only_at_a_question(lambda: it.goes(it.form.skip)),
    "stay": lambda it, _number: it._only_at_a_question(lambda: it.goes(it.form.stay)),
    "done": lambda it, _number: it._only_at_a_question(lambda: it.goes(it.form.done)),
    "nonsense": Walker._writes_nonsense,
    "edit": Walker._edits,
    "change": Walker._changes,
}
ACTS = tuple(_ACTS)
