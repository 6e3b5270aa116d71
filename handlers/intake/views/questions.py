"""The questions of a form, and what becomes of their messages."""

from collections.abc import Mapping
from typing import Any

from casework.checks import texts as checks
from casework.core.vocabulary import AttachmentKind
from casework.core.words import N_plural
from casework.form.engine import AnswerKind, Choice, FormState, Move, Question
from handlers.core.amounts import amount
from handlers.core.effects import Button, Keyboard, Rekey, Rewrite, Say
from handlers.core.scene import Scene, choice_text, clipped, rows
from handlers.intake import buttons as actions

Params = Mapping[str, Any]

_LONGEST_RECORD = 200
"""Characters of a written answer that its question shows; the whole stands in the chat."""

TOLD_BY = ("draft", "step", "state", "moves")
"""What makes a question the same question, asked again."""

ADDED_BY = ("draft", "step")
"""What the last count of what was sent counts again."""

_COUNTED = {
    "text": N_plural("{number} message", "{number} messages"),
    AttachmentKind.PHOTO: N_plural("{number} photo", "{number} photos"),
    AttachmentKind.DOCUMENT: N_plural("{number} document", "{number} documents"),
    AttachmentKind.VOICE: N_plural("{number} voice message", "{number} voice messages"),
    AttachmentKind.AUDIO: N_plural("{number} sound file", "{number} sound files"),
    AttachmentKind.VIDEO: N_plural("{number} video", "{number} videos"),
}


def question(scene: Scene, params: Params, _facts: None) -> Say:
    """A question with its buttons, and how far one is."""
    asked = scene.office.form.question(params["step"])
    state = _state(params)
    text = _prompt(scene, asked, state, params["progress"])
    if asked.kind is AnswerKind.PHONE:
        return Say(text, share_phone=_phone_words(scene, params))
    return Say(text, _keyboard(scene, asked, state, params))


def question_ticked(scene: Scene, params: Params, _facts: None) -> Rekey:
    """The same question with other ticks."""
    asked = scene.office.form.question(params["step"])
    return Rekey(_keyboard(scene, asked, _state(params), params), outbox_id=params["target"])


def answered(scene: Scene, params: Params, _facts: None) -> Rewrite:
    """The question as a record of its answer, without buttons."""
    asked = scene.office.form.question(params["step"])
    state = _state(params)
    _ = scene.reader._
    if asked.kind is AnswerKind.ACKNOWLEDGE:
        text = _prompt(scene, asked, state, None)
    else:
        text = "<b>" + _(asked.title) + "</b>"
    if params["value"] is None:
        return Rewrite(f"{text}\n" + _("– skipped"), outbox_id=params["target"])
    answer = answer_text(scene, asked, state, params["value"])
    return Rewrite(
        f"{text}\n" + _("✓ {answer}", answer=clipped(answer, _LONGEST_RECORD)),
        outbox_id=params["target"],
    )


def words_gone(scene: Scene, params: Params, _facts: None) -> Say:
    """The record of an answer to a question with a keyboard of words, which goes away with it."""
    _ = scene.reader._
    if params.get("value") is None:
        return Say(_("One moment."), hide_words=True)
    return Say(_("✓ {answer}", answer=checks.phone_display(params["value"])), hide_words=True)


def keyboard_gone(_scene: Scene, params: Params, _facts: None) -> Rekey:
    """The message stays, its buttons go."""
    return Rekey(outbox_id=params["target"])


def material_added(scene: Scene, params: Params, _facts: None) -> Say:
    """How much has been sent, and how to go on."""
    return Say(_material_text(scene, params), _moves(scene, params))


def anew_menu(scene: Scene, params: Params, _facts: None) -> Rekey:
    """Asks once, below what was sent, whether it shall go; or the first buttons again."""
    if not params["sure"]:
        return Rekey(_moves(scene, params), outbox_id=params["target"])
    row = tuple(
        Button(scene.reader.plain(words), _data(params, action))
        for action, words in actions.ANEW_WORDS.items()
    )
    return Rekey((row,), outbox_id=params["target"])


def material_counted(scene: Scene, params: Params, _facts: None) -> Rewrite:
    """The same, counted again, for the further files of an album."""
    return Rewrite(_material_text(scene, params), _moves(scene, params), params["target"])


def answer_text(scene: Scene, asked: Question, state: FormState, value: Any) -> str:
    """An answer in words: the choices' labels, the text, or how much was sent."""
    if asked.kind is AnswerKind.MATERIAL:
        kinds = [item["file"]["kind"] if item.get("file") else "text" for item in value]
        return counted(scene, kinds)
    if asked.kind is AnswerKind.PHONE:
        return checks.phone_display(value)
    if asked.kind is AnswerKind.TEXT:
        return str(value)
    codes = value if isinstance(value, list) else [value]
    labels = {each.code: choice_text(scene.reader, each) for each in asked.choices(state)}
    return scene.reader.row(labels.get(code) or str(code) for code in codes)


def counted(scene: Scene, kinds: list[str]) -> str:
    """`2 messages · 1 photo`."""
    reader = scene.reader
    return reader.row(
        reader.plural(one, many, kinds.count(kind))
        for kind, (one, many) in _COUNTED.items()
        if kind in kinds
    )


def _prompt(
    scene: Scene, asked: Question, state: FormState, progress: tuple[int, int] | None
) -> str:
    prompt = scene.reader._(
        asked.prompt(state),
        months=amount(scene.reader, "months", scene.office.retention_months),
        button=scene.reader.plain(asked.named_button) if asked.named_button else "",
    )
    if progress is None:
        return prompt
    part, parts = progress
    return f"<i>{part}/{parts}</i>  {prompt}"


def _keyboard(scene: Scene, asked: Question, state: FormState, params: Params) -> Keyboard:
    proposed = asked.proposed(state)
    buttons = [
        Button(
            _choice_label(scene, asked, state, each, proposed),
            _data(params, actions.choice(asked, state, each.code)),
        )
        for each in asked.choices(state)
    ]
    return (*rows(buttons, asked.columns), *_moves(scene, params))


def _moves(scene: Scene, params: Params) -> Keyboard:
    reader = scene.reader
    buttons = [
        Button(
            reader.turned(_ICONS.get(move, "")) + reader.plain(actions.MOVE_WORDS[move]),
            _data(params, actions.MOVE + move),
        )
        for move in map(Move, params["moves"])
    ]
    return rows(buttons, 2)  # three do not fit beside each other on a phone


_ICONS = {Move.BACK: "⬅️ ", Move.ANEW: "🔄 ", Move.DONE: "✅ ", Move.RESTORE: "↩️ "}


def _choice_label(
    scene: Scene, asked: Question, state: FormState, choice: Choice, proposed: str | None
) -> str:
    label = choice_text(scene.reader, choice)
    if asked.kind is AnswerKind.CHOICES and choice.code in state.picked:
        main = asked.id == "focus_areas" and state.picked[0] == choice.code
        return ("★ " if main else "☑ ") + label
    return f"{scene.reader.turned('👉')} {label}" if choice.code == proposed else label


def _material_text(scene: Scene, params: Params) -> str:
    _ = scene.reader._
    return _(
        "Got it: {amount}. Send more, or tap <b>{button}</b>.",
        amount=counted(scene, params["items"]),
        button=scene.reader.plain(actions.MOVE_WORDS[Move.DONE]),
    )


def _phone_words(scene: Scene, params: Params) -> tuple[str, ...]:
    plain = scene.reader.plain
    moves = [plain(actions.MOVE_WORDS[Move(move)]) for move in params["moves"]]
    return ("📱 " + plain("Share my number"), *moves)


def _data(params: Params, action: str) -> str:
    return actions.ANSWER(params["draft"], params["visit"], action)


def _state(params: Params) -> FormState:
    return FormState.from_json(params["state"], step=params["step"])
