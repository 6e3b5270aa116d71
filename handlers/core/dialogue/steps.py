"""Guided steps: a dialogue that asks one thing after the other, each to be tapped or written.

A dialogue is a table of steps. What was answered so far is one frozen dataclass (`Answers`), its
fields in the order of the questions: buttons carry the first of them, and the whole is kept with
the prompt while words are waited for. The questions are notices of these answers.

Decided here, once: where the next question stands (in the message that was tapped, or below what
was written), whose buttons go, what is waited for by then, the months, the buttons whose text is
typed, and what is said of a case that has gone to somebody else meanwhile.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Concatenate, Generic, TypeVar

from casework.closing import LONGEST_TEXT
from casework.core.errors import Refused
from casework.dates import months
from handlers.core.dialogue import awaited
from handlers.core.dialogue.answers import Answers, OfCase
from handlers.core.dialogue.prompt import Prompt, Typed
from handlers.core.turn import Turn, stale
from handlers.core.updates.incoming import Kind
from storage.prompts import prompts
from storage.prompts.prompts import OpenPrompt
from storage.transaction.notice import InPlace

Question = InPlace
"""The notice that asks, or says the result."""

S = TypeVar("S", bound=Answers)
Next = tuple[S, str] | None
"""The answers, with one more, and the step that is next; None where the dialogue is over."""
Act = Callable[[Turn, S], Next[S]]
"""What is done with the answers."""
Leads = str | Act[S]
"""Where a button leads: to a step by its name, or to what is done."""
Kept = Callable[Concatenate[Turn, int, ...], None]
"""A handler of a button that carries a case, and perhaps one answer."""


@dataclass(frozen=True)
class Twin(Generic[S]):
    """A button that may be typed: its text (`N_`), and where it leads."""

    text: str
    leads: Leads[S]


@dataclass(frozen=True)
class Step(Generic[S]):
    """One question of a dialogue.

    `asks` gives the question, and refuses what the answers so far make impossible. `reads` takes
    what is typed; without it nothing is waited for at this step. `kind` is what is waited for where
    a dialogue waits for several things, and `longest` how many characters that may have.
    """

    asks: Callable[[Turn, S], Question]
    reads: Callable[[Turn, S, str], Next[S]] | None = None
    typed: tuple[Twin[S], ...] = ()
    longest: int = LONGEST_TEXT
    kind: str | None = None


class Dialogue(Generic[S]):
    """A table of steps, and the ways through it that its routes name."""

    def __init__(
        self,
        answers: type[S],
        kind: str,
        steps: Mapping[str, Step[S]],
        *,
        at: Callable[[S], str],
        leave: Callable[[Turn, OpenPrompt], None] = awaited.leave_all,
    ) -> None:
        """`at` names the step whose words are waited for, by the answers kept with the prompt.

        `leave` is what becomes of it where no more is answered.
        """
        self.answers = answers
        self.kind = kind
        self.steps = steps
        self.at = at
        self.leave = leave

    # What its routes name

    def opens(self, step: str) -> Callable[..., None]:
        """A command or button that asks in a message of its own."""

        def handler(turn: Turn, *carried: int | str) -> None:
            self.begin(turn, self.answers.carried(*carried), step)

        return handler

    def leads(self, to: Leads[S]) -> Callable[..., None]:
        """A button that carries the answers so far, and leads to a step, forwards or back."""

        def handler(turn: Turn, *carried: int | str) -> None:
            self._follow(turn, self.answers.carried(*carried), to)

        return handler

    def turns(self, step: str) -> Callable[..., None]:
        """A button that shows another month; its number comes last, after the answers so far."""

        def handler(turn: Turn, *carried: int) -> None:
            self.go_on(turn, _showing(self.answers.carried(*carried[:-1]), carried[-1]), step)

        return handler

    def kept(self, to: str | Callable[..., Next[S]], *, at: str | None = None) -> Kept:
        """A button whose answers are kept with the prompt: it carries the case, and one more.

        Raises Refused("stale_button") once something else is waited for, or another step than `at`.
        """

        def handler(turn: Turn, case: int | None = None, *answer: int) -> None:
            state = self.waiting(turn, case)
            if at not in {None, self.at(state)}:
                raise stale()
            self._follow(turn, state, to, *answer)

        return handler

    def kept_turns(self, step: str) -> Kept:
        """A button that shows another month, where the answers are kept with the prompt."""
        return self.kept(lambda _turn, state, number: (_showing(state, number), step))

    def prompts(self) -> dict[str, Prompt]:
        """What becomes of words that are waited for, for the table of prompts."""
        found: dict[str, Prompt] = {}
        for step in self.steps.values():
            kind = step.kind or self.kind
            if step.reads is not None and kind not in found:
                found[kind] = Prompt(self.take, step.longest, self.leave, self._twins(kind))
        return found

    # What its own functions call

    def begin(self, turn: Turn, state: S, step: str) -> None:
        """Ask in a message of its own.

        What was waited for before is given up, if words are waited for at this step.
        """
        state = state.at_step(step)
        asked = _say(turn, self.steps[step].asks(turn, state))
        if self.steps[step].reads is not None:
            self._wait(turn, state, step, state.as_json(), asked)

    def go_on(self, turn: Turn, state: S, step: str) -> None:
        """Ask in the place of the message that was tapped, or below what was written.

        Where words are waited for at this step, what was waited for before is given up; else what
        this dialogue has waited for in that message.
        """
        if not _is_tap(turn):
            self.begin(turn, state, step)
            if self.steps[step].reads is None:
                self._stop(turn, state)
            return
        state, here = state.at_step(step), turn.incoming.message_id
        question = self.steps[step].asks(turn, state)
        if self.steps[step].reads is not None:
            self._wait(turn, state, step, {**state.as_json(), "message_id": here})
        elif self._asks_in(turn, state, here):
            self._stop(turn, state, unless=here)
        _say(turn, question, here)

    def finish(
        self, turn: Turn, state: S, result: Question | None = None, *, used: bool = False
    ) -> None:
        """Wait no longer, and say the result where the next question would have stood.

        Without a result, which is then said elsewhere, the buttons of the question go. What is
        waited for by another dialogue stays. `used` is what `prompts.end` says.
        """
        here = turn.incoming.message_id if _is_tap(turn) and result is not None else None
        self._stop(turn, state, unless=here, used=used)
        if result is not None:
            _say(turn, result, here)

    def waiting(self, turn: Turn, case: int | None = None) -> S:
        """The answers so far, where its words are waited for. Raises Refused("stale_button")."""
        open_now = prompts.open_prompt(turn.session, turn.person.id)
        if open_now is None or not self._is_own(open_now, case):
            raise stale()
        return self.read(open_now)

    def read(self, prompt: OpenPrompt) -> S:
        """The answers that are kept with a prompt, of this version or the one before."""
        return self.answers.from_json(prompt.data, case=prompt.requisition_id)

    def take(self, turn: Turn, prompt: OpenPrompt, text: str) -> None:
        """Read what was written as the answer to the open step. Raises what is wrong with it."""
        state = self.read(prompt)
        reads = self.steps[self.at(state)].reads
        if reads is None:
            raise Refused("tap_wanted")
        self._said(turn, state, lambda: self._next(turn, reads(turn, state, text)))

    # Parts

    def _twins(self, kind: str) -> tuple[Typed, ...]:
        return tuple(
            Typed(twin.text, partial(self._typed, twin.leads), shown=partial(self._is_at, name))
            for name, step in self.steps.items()
            for twin in step.typed
            if (step.kind or self.kind) is kind
        )

    def _typed(self, leads: Leads[S], turn: Turn, prompt: OpenPrompt) -> None:
        state = self.read(prompt)
        self._said(turn, state, partial(self._follow, turn, state, leads))

    def _is_at(self, step: str, prompt: OpenPrompt) -> bool:
        return self.at(self.read(prompt)) == step

    def _follow(self, turn: Turn, state: S, to: str | Callable[..., Next[S]], *answer: int) -> None:
        self._next(turn, (state, to) if isinstance(to, str) else to(turn, state, *answer))

    def _next(self, turn: Turn, following: Next[S]) -> None:
        if following is not None:
            self.go_on(turn, *following)

    def _said(self, turn: Turn, state: S, do: Callable[[], None]) -> None:
        """Do what was written; what cannot be done any more is not waited for any longer."""
        try:
            do()
        except Refused as refusal:
            if refusal.code in _OVER:
                self._stop(turn, state)
            raise awaited.moved(refusal) from None

    def _wait(
        self, turn: Turn, state: S, step: str, data: Mapping[str, Any], asked: int | None = None
    ) -> None:
        kind, case = self.steps[step].kind or self.kind, _case_of(state)
        prompts.begin(turn.unit, turn.person.id, kind, case, data=data, asked_id=asked)

    def _asks_in(self, turn: Turn, state: S, message_id: int) -> bool:
        found = prompts.open_prompt(turn.session, turn.person.id)
        if found is None or not self._is_own(found, _case_of(state)):
            return False
        return prompts.stands_in(turn.session, found, message_id)

    def _stop(self, turn: Turn, state: S, *, unless: int | None = None, used: bool = False) -> None:
        open_now = prompts.open_prompt(turn.session, turn.person.id)
        if open_now is not None and self._is_own(open_now, _case_of(state)):
            prompts.end(turn.unit, turn.person.id, unless=unless, used=used)

    def _is_own(self, prompt: OpenPrompt, case: int | None) -> bool:
        kinds = {step.kind or self.kind for step in self.steps.values()}
        return prompt.kind in kinds and prompt.requisition_id == case


_OVER = frozenset({"case_not_yours", "stale_button"})
"""The refusals by which no other words would be taken either."""


def tap_wanted(_turn: Turn, _state: Answers, _text: str) -> None:
    """What is read at a step that is only tapped, in a dialogue whose answers are kept."""
    raise Refused("tap_wanted")


def _showing(state: S, number: int) -> S:
    """The same with another month (`months.number_of`). Raises Refused("stale_button")."""
    return replace(state, shown=months.first_of(number))


def _is_tap(turn: Turn) -> bool:
    return turn.incoming.kind is Kind.TAP


def _say(turn: Turn, question: Question, message_id: int | None = None) -> int:
    """Say it, in the place of a message if one is given. Returns the outbox row's id."""
    return turn.say(replace(question, message_id=message_id))


def _case_of(state: Answers) -> int | None:
    return state.case if isinstance(state, OfCase) else None
