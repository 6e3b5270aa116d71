"""What the buttons of the form send when they are tapped, and which of them somebody typed."""

from casework.core.errors import Refused
from casework.core.words import N_
from casework.form.engine import SUMMARY, AnswerKind, Choice, Form, FormState, Move, Question
from casework.form.parts import IN_PARTS
from handlers.core.keyboards.buttons import GET_BACK, TELL_MORE
from handlers.core.keyboards.codes import code
from locales.folding import folded
from locales.translator import LANGUAGES
from locales.typed import Names, meant, names

ANSWER = code("q", int, int, str)
"""Of the open question or the summary: the draft, its attempt counter, and an action as below."""

GO_ON = code("dc", int)
"""With a draft that is put aside, as it is named by its id in all of these."""

BEGIN_ANEW = code("dr", int, int)
BEGIN_ANEW_SURELY = code("dy", int, int)
KEEP_DRAFT = code("dk", int, int)
"""In the place of a draft, or not after all: the draft, and its attempt counter."""

GET_DRAFT_BACK = code("gb", int)
WRITES_BEST = code("lb", int, str)
"""The language that somebody writes best in: the draft, by its id, and the language's code."""

BEGIN_NEW, NOTHING_NEW = code("nr"), code("nx")
"""Whether what somebody wrote when all was over is something new."""

MOVE = "!"
PICK, UNPICK, STEP = "+", "-", "="
"""What stands before a move, a choice to tick or untick, and a question to change."""

SEND, MORE, CHANGE, SAVE, DISCARD = "!send", "!more", "!change", "!save", "!discard"
DISCARD_YES, KEEP = "!discard-yes", "!keep"
IN_FULL = "!full"
PAGE = "!page-"
"""With the number of a page of the summary, counted from 0."""

ANEW_YES, ANEW_NO = "!anew-yes", "!anew-no"

MOVE_WORDS = {
    Move.BACK: N_("Back"),
    Move.STAY: N_("Keep as it is"),
    Move.SKIP: N_("Skip"),
    Move.ANEW: N_("Write it again"),
    # Translators: on a button: that was all, go on
    Move.DONE: N_("Done"),
    Move.RESTORE: GET_BACK,
}
SUMMARY_WORDS = {
    SEND: N_("Send request"),
    MORE: TELL_MORE,
    # Translators: a verb, on a button: change an answer before the request is sent
    CHANGE: N_("Change"),
    SAVE: N_("Save for later"),
    DISCARD: N_("Discard"),
}
DISCARD_WORDS = {DISCARD_YES: N_("Yes, discard it"), KEEP: N_("No, keep it")}
READ_MORE = N_("Read more")
ANEW_WORDS = {ANEW_YES: N_("Yes, write it again"), ANEW_NO: N_("No, keep it")}
CONTINUE, START_OVER = N_("Continue"), N_("Start over")
"""The buttons' texts; typing one is tapping it."""

YES_START_OVER, NO_KEEP_IT = N_("Yes, start over"), N_("No, keep it")

LONGEST_MENTION = 40
"""Characters of an answer in which a choice may be named among other words; more tell a story."""

LONGEST_LABEL = 200
"""Characters; no button's text is that long."""

Words = list[tuple[str, Names]]


def typed(form: Form, state: FormState, text: str, language: str) -> str | None:
    """The action of the open question's button whose text this is, in any language, or None.

    `language` is the person's own, which goes before the others.
    """
    if not text or len(text) > LONGEST_LABEL:
        return None
    buttons = offered(form, state)
    return meant(text, buttons, language) or _mentioned(form, state, text)


def _mentioned(form: Form, state: FormState, text: str) -> str | None:
    """The one choice that a few words name among others: “we are a school”; None if none, or two.

    A label that stands inside another that is named as well does not count.
    """
    if state.step == SUMMARY or len(text) > LONGEST_MENTION:
        return None
    question, said = form.question(state.step), f" {folded(text)} "
    if question.kind not in {AnswerKind.CHOICE, AnswerKind.CHOICES}:
        return None
    named = {
        label: choice(question, state, each.code)
        for each in question.choices(state)
        for label in _names(each).values()
        if f" {label} " in said
    }
    whole = {
        action
        for label, action in named.items()
        if not any(label != other and label in other for other in named)
    }
    return whole.pop() if len(whole) == 1 else None


def offered(form: Form, state: FormState) -> Words:
    """The open question's buttons, each with what its tap does."""
    return _of_summary(form, state) if state.step == SUMMARY else _of_question(form, state)


def choice(question: Question, state: FormState, code: str) -> str:
    """What a choice's button says.

    A tick's button tells which way it goes, so that a second tap on it changes nothing.
    """
    if question.kind is not AnswerKind.CHOICES:
        return code
    return (UNPICK if code in state.picked else PICK) + code


def tick(action: str) -> tuple[str, bool]:
    """The choice of a tick's button, and whether it ticks or unticks.

    Raises Refused("choice_unknown").
    """
    if action[:1] not in {PICK, UNPICK}:
        raise Refused("choice_unknown")
    return action[1:], action.startswith(PICK)


def _of_summary(form: Form, state: FormState) -> Words:
    labels = {**SUMMARY_WORDS, **DISCARD_WORDS}
    titles = {STEP + question.id: question.name(state) for question in form.asked(state)}
    return [
        *((action, names(label)) for action, label in labels.items()),
        (KEEP, names(MOVE_WORDS[Move.BACK])),
        *((action, names(title)) for action, title in titles.items()),
    ]


def _of_question(form: Form, state: FormState) -> Words:
    question = form.question(state.step)
    moves = form.moves(state)
    begun = question.kind is AnswerKind.MATERIAL and bool(state.picked)
    ends = begun or (question.kind in IN_PARTS and form.ends(state))
    if ends and Move.DONE not in moves:
        moves.append(Move.DONE)  # the question names it before there is anything to end
    sure = ANEW_WORDS if Move.ANEW in moves else {}
    in_full = [(IN_FULL, names(READ_MORE))] if question.in_full else []
    return [
        *((MOVE + move, names(MOVE_WORDS[move])) for move in moves),
        *in_full,
        *((action, names(label)) for action, label in sure.items()),
        *((choice(question, state, each.code), _names(each)) for each in question.choices(state)),
    ]


def _names(of: Choice) -> Names:
    own = {language: folded(name) for language, name in of.names.items()}
    label = dict.fromkeys(LANGUAGES, folded(of.label)) if of.is_name else names(of.label)
    return {**label, **own}
