"""Ask for help: the form, as it is tapped and written."""

from collections.abc import Callable, Mapping
from typing import Any

from casework.errors import Refused
from casework.form import SUMMARY, AnswerKind, Question
from casework.words import N_
from handlers.turn import Turn, stale
from locales.translator import everywhere, folded
from storage import asking, drafts, outbox, requisitions
from storage.asking import OpenDraft

BACK, SKIP, DONE = "!back", "!skip", "!done"
SEND, CHANGE, SAVE, DISCARD = "!send", "!change", "!save", "!discard"
DISCARD_YES, KEEP = "!discard-yes", "!keep"
PICK, UNPICK, STEP = "+", "-", "="

STEP_WORDS = {BACK: N_("Back"), SKIP: N_("Skip"), DONE: N_("Done")}
SUMMARY_WORDS = {
    SEND: N_("Send request"),
    CHANGE: N_("Change"),
    SAVE: N_("Save for later"),
    DISCARD: N_("Discard"),
}
"""The buttons' texts; typing one is tapping it."""

_TAPPED = frozenset({AnswerKind.ACKNOWLEDGE, AnswerKind.CHOICE, AnswerKind.CHOICES})


def ask_for_help(turn: Turn) -> None:
    """Begin, or go on with what was begun."""
    if turn.draft is None:
        drafts.begin(turn.session, turn.form, turn.person, turn.now)
    else:
        offer_to_go_on(turn)


def offer_to_go_on(turn: Turn) -> None:
    """There is a draft: go on with it, or begin afresh."""
    draft = _draft(turn)
    drafts.pause(turn.session, turn.form, draft, turn.now)
    turn.say("draft_open", draft=draft.id, name=turn.person.first_name)


def go_on(turn: Turn, draft_id: int) -> None:
    """Go on with the draft where it was left."""
    asking.resume(turn.session, turn.form, _draft(turn, draft_id), turn.now)


def start_over(turn: Turn, draft_id: int) -> None:
    """Throw the draft away and begin a new one."""
    drafts.discard(turn.session, turn.form, _draft(turn, draft_id), turn.now)
    drafts.begin(turn.session, turn.form, turn.person, turn.now)


def cancel(turn: Turn) -> None:
    """Put the draft aside and say how to go on; with none, say so."""
    if turn.draft is None:
        turn.say("nothing_to_cancel")
        return
    drafts.pause(turn.session, turn.form, turn.draft, turn.now)
    turn.say("draft_saved", draft=turn.draft.id)


def is_asking(turn: Turn) -> bool:
    """Whether a question waits for what the person writes."""
    return turn.draft is not None and turn.draft.asked_id is not None


def tap(turn: Turn, draft_id: int, visit: int, action: str) -> None:
    """A button of the open question. One of an earlier question is stale."""
    draft = _draft(turn, draft_id)
    if draft.visit != visit:
        raise stale()
    _act(turn, draft, action)


def written(turn: Turn) -> None:
    """Something was written or sent while a question is open."""
    draft = _draft(turn)
    action = _typed(turn, draft)
    if action is not None:
        _act(turn, draft, action)
    elif draft.state.step == SUMMARY:
        raise Refused("tap_wanted")
    else:
        question = turn.form.question(draft.state.step)
        _ANSWERS.get(question.kind, _wrong_way)(turn, draft)


def edited(turn: Turn) -> None:
    """An earlier message was edited in Telegram."""
    if turn.draft is None:
        raise Refused("edit_too_late")
    drafts.edit(
        turn.session,
        turn.form,
        turn.draft,
        turn.incoming.text,
        turn.incoming.message_id,
        turn.now,
    )


def refuse(turn: Turn, refusal: Refused) -> None:
    """Say no in the way that fits: a line where a button was tapped, else a message.

    Where a question is open, it is asked again below the line.
    """
    if turn.incoming.callback_id is not None:
        outbox.answer(
            turn.session,
            "tap_refused",
            {
                "code": refusal.code,
                "data": refusal.data,
                "message_id": turn.incoming.message_id,
            },
            turn.now,
        )
    elif turn.draft is not None and turn.draft.asked_id is not None:
        drafts.ask_again(turn.session, turn.form, turn.draft, refusal, turn.now)
    else:
        turn.say("refused", code=refusal.code, data=refusal.data)


# What a button of a question says


def _act(turn: Turn, draft: OpenDraft, action: str) -> None:
    """Do what a button's action says, for the step that is open."""
    if draft.state.step == SUMMARY:
        _act_on_summary(turn, draft, action)
        return
    moves: Mapping[str, Callable[[], None]] = {
        BACK: lambda: drafts.back(turn.session, turn.form, draft, turn.now),
        SKIP: lambda: drafts.skip(turn.session, turn.form, draft, turn.now),
        DONE: lambda: drafts.done(turn.session, turn.form, draft, turn.now),
    }
    if action in moves:
        moves[action]()
    else:
        _choose(turn, draft, action)


def _choose(turn: Turn, draft: OpenDraft, action: str) -> None:
    question = turn.form.question(draft.state.step)
    try:
        if question.kind is AnswerKind.ACKNOWLEDGE:
            drafts.acknowledge_privacy(turn.session, turn.form, draft, turn.person, turn.now)
        elif question.kind is AnswerKind.CHOICES:
            code, on = action[1:], action.startswith(PICK)
            drafts.pick(turn.session, turn.form, draft, code, turn.now, on=on)
        else:
            drafts.choose(turn.session, turn.form, draft, action, turn.now)
    except Refused as refusal:
        raise stale() if refusal.code == "choice_unknown" else refusal from None


def _act_on_summary(turn: Turn, draft: OpenDraft, action: str) -> None:
    if action.startswith(STEP):
        drafts.change(turn.session, turn.form, draft, action.removeprefix(STEP), turn.now)
        return
    actions: Mapping[str, Callable[[Turn, OpenDraft], None]] = {
        SEND: _send,
        SAVE: _save,
        DISCARD_YES: _discard,
        CHANGE: lambda turn, draft: _menu(turn, draft, "change"),
        DISCARD: lambda turn, draft: _menu(turn, draft, "discard"),
        KEEP: lambda turn, draft: _menu(turn, draft, "summary"),
    }
    if action not in actions:
        raise stale()
    actions[action](turn, draft)


def _send(turn: Turn, draft: OpenDraft) -> None:
    requisitions.submit(turn.session, turn.office, draft, turn.person, turn.now)


def _save(turn: Turn, draft: OpenDraft) -> None:
    drafts.pause(turn.session, turn.form, draft, turn.now)
    turn.say("draft_saved", draft=draft.id)


def _discard(turn: Turn, draft: OpenDraft) -> None:
    drafts.discard(turn.session, turn.form, draft, turn.now)
    turn.say("draft_discarded")


def _menu(turn: Turn, draft: OpenDraft, which: str) -> None:
    """Other buttons below the same summary."""
    asked = [question.id for question in turn.form.asked(draft.state)]
    steps = [step for step in asked if step != "privacy"]
    turn.say(
        "summary_menu",
        draft=draft.id,
        visit=draft.visit,
        target=draft.asked_id,
        menu=which,
        steps=steps if which == "change" else [],
    )


# What is written in answer


def _typed(turn: Turn, draft: OpenDraft) -> str | None:
    """The action of the button whose text was typed, in any language; None if it is none."""
    text = turn.incoming.text
    if not text or turn.incoming.file or len(text) > 200:  # no button's text is that long
        return None
    written = folded(text)
    return next((action for action, words in _buttons(turn, draft) if written in words), None)


def _buttons(turn: Turn, draft: OpenDraft) -> list[tuple[str, frozenset[str]]]:
    if draft.state.step == SUMMARY:
        return [(action, everywhere(label)) for action, label in SUMMARY_WORDS.items()]
    question = turn.form.question(draft.state.step)
    return [
        *((action, everywhere(STEP_WORDS[action])) for action in offered(turn, draft, question)),
        *_choices(draft, question),
    ]


def offered(turn: Turn, draft: OpenDraft, question: Question) -> list[str]:
    """The actions beside the choices that a question's keyboard has."""
    several = question.kind in {AnswerKind.CHOICES, AnswerKind.MATERIAL}
    return [
        *([BACK] if turn.form.can_go_back(draft.state) else []),
        *([SKIP] if question.optional else []),
        *([DONE] if several else []),
    ]


def _choices(draft: OpenDraft, question: Question) -> list[tuple[str, frozenset[str]]]:
    found = []
    for choice in question.choices(draft.state):
        names = frozenset(folded(name) for name in choice.names.values())
        action = choice.code
        if question.kind is AnswerKind.CHOICES:
            action = (UNPICK if choice.code in draft.state.picked else PICK) + choice.code
        found.append((action, everywhere(choice.label) | names))
    return found


def _wrong_way(turn: Turn, _draft: OpenDraft) -> None:
    """A button is wanted, and something else came."""
    raise Refused("odd_message" if turn.incoming.odd else "tap_wanted")


def _text(turn: Turn, draft: OpenDraft) -> None:
    incoming = turn.incoming
    if incoming.file or incoming.odd or incoming.forwarded:
        raise Refused("words_wanted")
    drafts.write(turn.session, turn.form, draft, incoming.text, incoming.message_id, turn.now)


def _phone(turn: Turn, draft: OpenDraft) -> None:
    number = turn.incoming.phone
    if number is None:
        _text(turn, draft)
        return
    drafts.write(turn.session, turn.form, draft, number, turn.incoming.message_id, turn.now)


def _material(turn: Turn, draft: OpenDraft) -> None:
    incoming = turn.incoming
    if incoming.odd:
        raise Refused("odd_message")
    item: Mapping[str, Any] = {
        "message": incoming.message_id,
        "text": incoming.text or None,
        "file": incoming.file,
        "album": incoming.album,
    }
    if item["text"] is None and item["file"] is None:
        raise Refused("text_empty")
    drafts.add_material(turn.session, turn.form, draft, item, turn.now)


_ANSWERS: Mapping[AnswerKind, Callable[[Turn, OpenDraft], None]] = {
    AnswerKind.TEXT: _text,
    AnswerKind.PHONE: _phone,
    AnswerKind.MATERIAL: _material,
}


def _draft(turn: Turn, draft_id: int | None = None) -> OpenDraft:
    """The open draft; with an id, only if it is that one. Raises Refused("stale_button")."""
    if turn.draft is None or draft_id not in {None, turn.draft.id}:
        raise stale()
    return turn.draft
