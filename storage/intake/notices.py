"""What the form asks, what becomes of its questions, and what is told of a draft.

In all of these, `draft` is a draft's id, `visit` its attempt counter, by which a button of an
earlier question is known to be stale, and `target` the outbox row whose message is changed.
"""

from collections.abc import Mapping
from typing import Any

from casework.core.stored import Moment
from casework.form.engine import FormState, Move
from storage.follow_ups.notices import Reminds
from storage.transaction.notice import OF_NONE, STAYS, Notice


class OfAttempt(Notice):
    """What has buttons of the form, which are good for one attempt at one of its questions."""

    draft: int
    visit: int


class AsksQuestion(OfAttempt):
    """A question as it is asked of one person.

    `progress` is which part it is, and of how many, None beside the way to the summary; `moves`
    what can be done beside answering; `state` the earlier answers that its words and choices
    depend on, and what is ticked by now.
    """

    step: str
    progress: tuple[int, int] | None
    moves: tuple[Move, ...]
    state: FormState


class LanguageNoticed(Notice, kind="language_noticed"):
    """Asks whether they write best in the `language` they have written in, or as we thought.

    Until they say so, it is taken for the language they write best in.
    """

    draft: int
    language: str
    otherwise: str


class QuestionAsked(AsksQuestion, kind="question"):
    """To who fills in the form: the question that is open now.

    `added`: the step to whose answer their last message was put; "" where it was not.
    """

    added: str = ""


class QuestionTicked(AsksQuestion, kind="question_ticked", about=STAYS):
    """The same question with other ticks."""

    target: int


class QuestionInFull(AsksQuestion, kind="question_in_full", about=STAYS):
    """The same question, saying at length what it said in short."""

    target: int


class QuestionMoved(Notice, kind="question_moved", about=STAYS):
    """Another question comes in its place, or the same one below; this message of it goes."""

    target: int


class ProblemTaken(Notice, kind="problem_taken"):
    """To who began by sending it: it is the problem of their request.

    `items` is what each message is: a kind of attachment, or "text".
    """

    items: tuple[str, ...]


class QuestionAnswered(Notice, kind="answered", about=STAYS):
    """The question becomes the record of its answer; `value` is None where it was skipped."""

    step: str
    value: Any
    state: FormState
    target: int


class WordsGone(Notice, kind="words_gone", about=STAYS):
    """The record of an answer to a question whose buttons stand in the place of the keyboard.

    They go away with it. Without a `value`, nothing was answered.
    """

    value: str | None = None


class CountsMaterial(OfAttempt):
    """How much was sent for the question of this `step`: of each of `items`, what it is.

    That is a kind of attachment, or "text". `moves` is what can be done beside sending more.
    """

    step: str
    items: tuple[str, ...]
    moves: tuple[Move, ...]


class MaterialAdded(CountsMaterial, kind="material_added"):
    """To who has sent something: it is taken, and how to go on."""


class MaterialCounted(CountsMaterial, kind="material_counted", about=STAYS):
    """The same, counted again in the same message, for the further files of an album."""

    target: int


class SummaryShown(OfAttempt, kind="summary"):
    """All answers on one page, before the request is sent."""


class DraftPutAway(Notice, kind="draft_put_away"):
    """To its writer: another is in its place; it can be got back until then (UTC)."""

    draft: int
    until: Moment


class DraftDiscarded(Notice, kind="draft_discarded"):
    """To its writer: it is thrown away, and can be got back until then (UTC).

    Both are None where nothing was written in it, so that nothing of it is kept.
    """

    draft: int | None = None
    until: Moment | None = None


class DraftUnfinished(Reminds, kind="draft_unfinished", about=OF_NONE):
    """To who has begun it: it lies still, is erased in a week, or has just been erased."""


class AddedEarlier(Notice, kind="added_earlier"):
    """To who wrote something: it was put to the answer of an earlier question.

    `step` is that question of the form; "" for an answer outside of it.
    """

    step: str = ""


class Emergency(Notice, kind="emergency"):
    """To who says that a conflict is going on: the numbers to call, at once."""


AT_ONCE: Mapping[str, Notice] = {Emergency.kind: Emergency()}
"""What is said as soon as a choice is made, by the `notice` of that choice."""
