"""Answers to the form: buttons of the open question and of the summary, and what is written."""

from collections.abc import Callable, Mapping

from casework.core.errors import Refused
from casework.form.engine import SUMMARY, AnswerKind, Move
from handlers.core.turn import Turn, stale
from handlers.intake import buttons
from handlers.intake.notices import AnewMenu, DraftSaved, Menu, SummaryMenu, SummaryPage
from handlers.intake.taps import draft_of, is_asking, sent, tells
from storage.intake import asking, drafts, getting_back, submission
from storage.intake.asking import OpenDraft
from storage.outreach import outreach


def tap(turn: Turn, draft_id: int, attempt: int, action: str) -> None:
    """A button of the open question. Raises Refused("stale_button") for one of another question."""
    draft = draft_of(turn, draft_id)
    if draft.attempt != attempt or draft.asked_id is None:
        raise stale()
    _act(turn, draft, action)


def written(turn: Turn) -> None:
    """Take what was written or sent as the answer to the open question, or as one of its buttons.

    Raises Refused with what is wrong with it.
    """
    draft = draft_of(turn)
    words = "" if turn.incoming.file else turn.incoming.text
    action = buttons.typed(turn.form, draft.state, words, turn.language)
    if action is not None:
        _act(turn, draft, action)
    elif draft.state.step == SUMMARY:
        _beside_buttons(turn, draft)
    elif not _placed(turn, draft):
        question = turn.form.question(draft.state.step)
        _ANSWERS.get(question.kind, _beside_buttons)(turn, draft)


def _placed(turn: Turn, draft: OpenDraft) -> bool:
    """Take a place that was shared for the answer; False where the question takes none."""
    if turn.incoming.position is None:
        return False
    code = turn.form.question(draft.state.step).located(*turn.incoming.position)
    if code is None:
        return False
    drafts.choose(turn.unit, turn.form, draft, code)
    return True


def edited(turn: Turn) -> None:
    """Change the answer whose message was edited in Telegram, or answer the open question by it.

    Raises Refused("edit_too_late") for a message that gave no answer of the open draft.
    """
    if turn.draft is None:
        raise Refused("edit_too_late")
    if is_asking(turn) and turn.form.mends(turn.draft.state, turn.incoming.message_id):
        written(turn)
        return
    drafts.edit(turn.unit, turn.form, turn.draft, turn.incoming.text, turn.incoming.message_id)


# What a button of a question says


def _act(turn: Turn, draft: OpenDraft, action: str) -> None:
    """Do what a button's action says, for the step that is open."""
    if draft.state.step == SUMMARY:
        _act_on_summary(turn, draft, action)
        return
    if action == buttons.IN_FULL:
        asking.show_in_full(turn.unit, turn.form, draft)
        return
    if action in _ASK_FIRST:
        _ask_first(turn, draft, _ASK_FIRST[action])
        return
    move = _MOVES.get(action)
    if move is not None:
        move(turn.unit, turn.form, draft)
    else:
        _choose(turn, draft, action)


_MOVES = {
    buttons.MOVE + Move.BACK: drafts.back,
    buttons.MOVE + Move.STAY: drafts.stay,
    buttons.MOVE + Move.SKIP: drafts.skip,
    buttons.ANEW_YES: drafts.anew,
    buttons.MOVE + Move.DONE: drafts.done,
    buttons.MOVE + Move.RESTORE: drafts.restore,
}

_ASK_FIRST = {buttons.MOVE + Move.ANEW: True, buttons.ANEW_NO: False}
"""What only changes the buttons below what was sent: to those that ask for a yes, or back."""


def _ask_first(turn: Turn, draft: OpenDraft, sure: bool) -> None:  # noqa: FBT001  (from the table)
    """Ask whether what was sent shall really go, below the same message."""
    if not draft.state.picked:
        raise stale()
    turn.say(
        AnewMenu(
            draft=draft.id,
            visit=draft.attempt,
            target=draft.asking_row(),
            moves=tuple(turn.form.moves(draft.state)),
            sure=sure,
        )
    )


def _choose(turn: Turn, draft: OpenDraft, action: str) -> None:
    question = turn.form.question(draft.state.step)
    try:
        if question.kind is AnswerKind.ACKNOWLEDGE:
            drafts.acknowledge_privacy(turn.unit, turn.form, draft, action, turn.person)
        elif question.kind is AnswerKind.CHOICES:
            code, on = buttons.tick(action)
            drafts.pick(turn.unit, turn.form, draft, code, on=on)
        else:
            drafts.choose(turn.unit, turn.form, draft, action)
    except Refused as refusal:
        raise stale() if refusal.code == "choice_unknown" else refusal from None


def _act_on_summary(turn: Turn, draft: OpenDraft, action: str) -> None:
    if action.startswith(buttons.STEP):
        _change(turn, draft, action.removeprefix(buttons.STEP))
        return
    if action.startswith(buttons.PAGE):
        _show_page(turn, draft, action.removeprefix(buttons.PAGE))
        return
    act = _ON_SUMMARY.get(action)
    if act is None:
        raise stale()
    act(turn, draft)


def _change(turn: Turn, draft: OpenDraft, step: str) -> None:
    try:
        drafts.change(turn.unit, turn.form, draft, step)
    except Refused:
        raise stale() from None


def _send(turn: Turn, draft: OpenDraft) -> None:
    send = outreach.register if draft.state.outreach else submission.submit
    send(turn.unit, draft, turn.person)


def _save(turn: Turn, draft: OpenDraft) -> None:
    drafts.pause(turn.unit, turn.form, draft)
    turn.say(DraftSaved(draft=draft.id))


def _discard(turn: Turn, draft: OpenDraft) -> None:
    getting_back.discard(turn.unit, turn.form, draft)


def _show_page(turn: Turn, draft: OpenDraft, number: str) -> None:
    if not number.isdecimal():
        raise stale()
    turn.say(
        SummaryPage(
            draft=draft.id, visit=draft.attempt, target=draft.asking_row(), page=int(number)
        )
    )


def _menu(turn: Turn, draft: OpenDraft, which: Menu) -> None:
    """Other buttons below the same summary."""
    form = turn.form
    questions = {
        Menu.MORE: form.to_tell(draft.state),
        Menu.CHANGE: [each for each in form.shown(draft.state) if each.id != "privacy"],
    }
    turn.say(
        SummaryMenu(
            draft=draft.id,
            visit=draft.attempt,
            target=draft.asking_row(),
            menu=which,
            steps=tuple(each.id for each in questions.get(which, ())),
        )
    )


_ON_SUMMARY: Mapping[str, Callable[[Turn, OpenDraft], None]] = {
    buttons.SEND: _send,
    buttons.SAVE: _save,
    buttons.DISCARD_YES: _discard,
    buttons.MORE: lambda turn, draft: _menu(turn, draft, Menu.MORE),
    buttons.CHANGE: lambda turn, draft: _menu(turn, draft, Menu.CHANGE),
    buttons.DISCARD: lambda turn, draft: _menu(turn, draft, Menu.DISCARD),
    buttons.KEEP: lambda turn, draft: _show_page(turn, draft, "0"),
}


# What is written in answer


def _beside_buttons(turn: Turn, draft: OpenDraft) -> None:
    """A button is wanted, and something else came: it tells more of the problem, or nothing.

    Raises Refused("odd_message" | "tap_wanted"), and what is wrong with the problem as a whole.
    """
    if turn.incoming.odd:
        raise Refused("odd_message")
    if not tells(turn) or not _added_to_problem(turn, draft):
        raise Refused("tap_wanted")


def _added_to_problem(turn: Turn, draft: OpenDraft) -> bool:
    told = (each.id for each in turn.form.questions if each.kind is AnswerKind.MATERIAL)
    return any(drafts.add_below(turn.unit, turn.form, draft, step, sent(turn)) for step in told)


def _text(turn: Turn, draft: OpenDraft) -> None:
    incoming = turn.incoming
    if incoming.file or incoming.odd or incoming.forwarded:
        raise Refused("words_wanted")
    drafts.write(turn.unit, turn.form, draft, incoming.text, incoming.message_id)


def _phone(turn: Turn, draft: OpenDraft) -> None:
    number = turn.incoming.phone
    if number is None and turn.incoming.odd == "contact":
        raise Refused("contact_not_own")
    if number is None:
        _text(turn, draft)
        return
    drafts.write(turn.unit, turn.form, draft, number, turn.incoming.message_id)


def _material(turn: Turn, draft: OpenDraft) -> None:
    item = sent(turn)
    if item["text"] is None and item["file"] is None:
        raise Refused("text_empty")
    drafts.add_material(turn.unit, turn.form, draft, item)


_ANSWERS: Mapping[AnswerKind, Callable[[Turn, OpenDraft], None]] = {
    AnswerKind.TEXT: _text,
    AnswerKind.PHONE: _phone,
    AnswerKind.MATERIAL: _material,
}
