"""What a form is made of: its questions, their choices, and where one person stands in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from casework.core.stored import Stored

SUMMARY = "summary"
SKIPPED = None
"""The stored answer of a question that was skipped: answered, with nothing."""


class Move(StrEnum):
    """What can be done at a question beside answering it."""

    BACK = "back"
    STAY = "stay"
    """Leave the answer as it is and go on."""
    SKIP = "skip"
    ANEW = "anew"
    """Take back what was sent for this answer so far."""
    DONE = "done"
    RESTORE = "restore"
    """Get back what was taken back, or left out, of this answer before."""


class AnswerKind(StrEnum):
    """How a question is answered."""

    ACKNOWLEDGE = "acknowledge"
    CHOICE = "choice"
    CHOICES = "choices"
    TEXT = "text"
    MATERIAL = "material"
    PHONE = "phone"


WRITTEN = frozenset({AnswerKind.TEXT, AnswerKind.MATERIAL})
"""The kinds that somebody writes or sends, and would miss."""

IN_PARTS = frozenset({AnswerKind.CHOICES, AnswerKind.MATERIAL})
"""The kinds that are answered in several taps or messages, until they are done."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One button of a question. `names` overrules the catalogue where a name is configuration.

    `is_name`: the label is what somebody called something, and no sentence of the catalogue.
    """

    code: str
    label: str
    names: Mapping[str, str] = field(default_factory=dict)
    notice: str | None = None
    """A notice that is sent at once when this is chosen."""
    alone: bool = False
    """Excludes every other choice of the same question."""
    is_name: bool = False


@dataclass(frozen=True)
class FormState(Stored):
    """Where a person stands: what is answered, what is half ticked, and which question is open.

    `sources` says which of the person's messages holds which answer, so that an edit in
    Telegram finds it; `known` holds the organisations that the person has asked for before;
    `aside` what was sent or ticked for a question that was left before it was done. `outreach`:
    an advisor answers on an organisation's behalf. `pieces`: the messages of each answer in words
    that came in several, each with the `seam` before it. `thrown`: what was written for a question
    and taken back with one tap.
    """

    kept_beside = frozenset({"step"})

    step: str = ""
    answers: Mapping[str, Any] = field(default_factory=dict)
    picked: tuple[Any, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    known: tuple[Mapping[str, Any], ...] = ()
    privacy_accepted: bool = False
    aside: Mapping[str, list[Any]] = field(default_factory=dict)
    outreach: bool = False
    pieces: Mapping[str, list[Mapping[str, Any]]] = field(default_factory=dict)
    thrown: Mapping[str, Any] = field(default_factory=dict)


Choices = Callable[[FormState], tuple[Choice, ...]]


def always(_state: FormState) -> bool:
    """Ask a question of everybody."""
    return True


def never(_state: FormState) -> bool:
    """On the way to the summary for everybody who is asked it."""
    return False


def no_choices(_state: FormState) -> tuple[Choice, ...]:
    """The choices of a question that is answered in words: none."""
    return ()


def nothing_special(_state: FormState) -> str:
    """Asked like everybody else."""
    return ""


def nowhere(_north: float, _east: float) -> str | None:
    """A question that no position answers."""
    return None


def as_written(value: str) -> str:
    """Keep the text as it came."""
    return value


def fills_nothing(_state: FormState, _value: Any) -> dict[str, Any]:
    """What an answer settles that says nothing about other questions."""
    return {}


@dataclass(frozen=True)
class Question:
    """One entry of a form.

    `prompts` is chosen by the kind of organisation, "" being the one for all others;
    `outreach_prompt` is for an advisor who answers on its behalf, where that differs. `clean`
    returns what is kept of a typed answer or raises `Refused`; `fills` gives the answers that
    this answer settles for other questions (None takes an answer back). A prompt that names a
    button takes its text in as `{button}`, from `named_button`.

    `located` gives the choice that a position means, in degrees north and east; None where it means
    none. `again` asks who changes the answer, where it differs; `instead` is the prompt where it
    gives one; `in_full` says at length what the prompt says in short. `titled` is its name where it
    has another than its `title`.

    One that is for `later` is not on the way to the summary: it can be answered from there, and
    need not be. One that `goes_on` is answered by its first tick, or as soon as enough was sent;
    only who changes the answer says when it is done.
    """

    id: str
    section: int
    title: str
    prompts: Mapping[str, str]
    kind: AnswerKind
    choices: Choices = no_choices
    optional: bool = False
    asked: Callable[[FormState], bool] = always
    later: Callable[[FormState], bool] = never
    goes_on: bool = False
    clean: Callable[[str], str] = as_written
    minimum: int = 1
    proposed: Callable[[FormState], str | None] = lambda _state: None
    fills: Callable[[FormState, Any], dict[str, Any]] = fills_nothing
    columns: int = 1
    located: Callable[[float, float], str | None] = nowhere
    outreach_prompt: str = ""
    again: str = ""
    instead: Callable[[FormState], str] = nothing_special
    titled: Callable[[FormState], str] = nothing_special
    in_full: str = ""
    named_button: str = ""

    def name(self, state: FormState) -> str:
        """What it is called for this person."""
        return self.titled(state) or self.title

    def prompt(self, state: FormState) -> str:
        """The sentence that asks this person."""
        if self.again and self.id in state.answers:
            return self.again
        if special := self.instead(state):
            return special
        if state.outreach and self.outreach_prompt:
            return self.outreach_prompt
        kind = state.answers.get("organisation_kind", "")
        return self.prompts.get(kind, self.prompts[""])
