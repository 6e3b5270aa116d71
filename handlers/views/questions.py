"""The questions of a form, and what becomes of their messages."""

from collections.abc import Mapping
from typing import Any

from casework.form import AnswerKind, Choice, FormState, Question
from casework.office import PRIVACY_MONTHS
from casework.vocabulary import AttachmentKind
from casework.words import N_plural
from handlers import intake
from handlers.messages import Button, Keyboard, Rekey, Rewrite, Say
from handlers.views.scene import Scene, choice_text, clipped, rows

Params = Mapping[str, Any]

_LONGEST_RECORD = 200
"""Characters of a written answer that its question shows; the whole stands in the chat."""

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
        return Say(_("OK."), hide_words=True)
    return Say(_("✓ {answer}", answer=str(params["value"])), hide_words=True)


def keyboard_gone(_scene: Scene, params: Params, _facts: None) -> Rekey:
    """The message stays, its buttons go."""
    return Rekey(outbox_id=params["target"])


def material_added(scene: Scene, params: Params, _facts: None) -> Say:
    """How much has been sent, and how to go on."""
    return Say(_material_text(scene, params), _material_keyboard(scene, params))


def material_counted(scene: Scene, params: Params, _facts: None) -> Rewrite:
    """The same, counted again, for the further files of an album."""
    return Rewrite(
        _material_text(scene, params), _material_keyboard(scene, params), params["target"]
    )


def answer_text(scene: Scene, asked: Question, state: FormState, value: Any) -> str:
    """An answer in words: the choices' labels, the text, or how much was sent."""
    if asked.kind is AnswerKind.MATERIAL:
        kinds = [item["file"]["kind"] if item.get("file") else "text" for item in value]
        return counted(scene, kinds)
    if asked.kind in {AnswerKind.TEXT, AnswerKind.PHONE}:
        return str(value)
    codes = value if isinstance(value, list) else [value]
    labels = {each.code: choice_text(scene.reader, each) for each in asked.choices(state)}
    return " · ".join(labels.get(code) or str(code) for code in codes)


def counted(scene: Scene, kinds: list[str]) -> str:
    """`2 messages · 1 photo`."""
    reader = scene.reader
    return " · ".join(
        reader.plural(one, many, kinds.count(kind))
        for kind, (one, many) in _COUNTED.items()
        if kind in kinds
    )


def _prompt(
    scene: Scene, asked: Question, state: FormState, progress: tuple[int, int] | None
) -> str:
    sentence = asked.prompts.get(state.answers.get("organisation_kind", ""), asked.prompts[""])
    prompt = scene.reader._(sentence, months=PRIVACY_MONTHS)
    if progress is None:
        return prompt
    part, parts = progress
    return f"<i>{part}/{parts}</i>  {prompt}"


def _keyboard(scene: Scene, asked: Question, state: FormState, params: Params) -> Keyboard:
    prefix = f"q:{params['draft']}:{params['visit']}:"
    proposed = asked.proposed(state)
    buttons = [
        Button(
            _choice_label(scene, asked, state, each, proposed), prefix + _action(asked, state, each)
        )
        for each in asked.choices(state)
    ]
    return (
        *rows(buttons, asked.columns),
        *_navigation(scene, asked, state, params, prefix),
    )


def _navigation(
    scene: Scene, asked: Question, state: FormState, params: Params, prefix: str
) -> Keyboard:
    plain = scene.reader.plain
    back = Button("⬅️ " + plain(intake.STEP_WORDS[intake.BACK]), prefix + intake.BACK)
    skip = Button(plain(intake.STEP_WORDS[intake.SKIP]), prefix + intake.SKIP)
    done = Button("✅ " + plain(intake.STEP_WORDS[intake.DONE]), prefix + intake.DONE)
    shown = (
        (back, params["back"]),
        (skip, asked.optional),
        (done, asked.kind is AnswerKind.CHOICES and bool(state.picked)),
    )
    row = tuple(button for button, wanted in shown if wanted)
    return (row,) if row else ()


def _choice_label(
    scene: Scene, asked: Question, state: FormState, choice: Choice, proposed: str | None
) -> str:
    label = choice_text(scene.reader, choice)
    if asked.kind is AnswerKind.CHOICES and choice.code in state.picked:
        main = asked.id == "focus_areas" and state.picked[0] == choice.code
        return ("★ " if main else "☑ ") + label
    return f"👉 {label}" if choice.code == proposed else label


def _action(asked: Question, state: FormState, choice: Choice) -> str:
    """A tick's button says which way it goes, so that a second tap on it changes nothing."""
    if asked.kind is not AnswerKind.CHOICES:
        return choice.code
    return (intake.UNPICK if choice.code in state.picked else intake.PICK) + choice.code


def _material_text(scene: Scene, params: Params) -> str:
    _ = scene.reader._
    return _(
        "Got it: {amount}. Send more, or tap <b>Done</b>.",
        amount=counted(scene, params["items"]),
    )


def _material_keyboard(scene: Scene, params: Params) -> Keyboard:
    prefix = f"q:{params['draft']}:{params['visit']}:"
    plain = scene.reader.plain
    back = Button("⬅️ " + plain(intake.STEP_WORDS[intake.BACK]), prefix + intake.BACK)
    done = Button("✅ " + plain(intake.STEP_WORDS[intake.DONE]), prefix + intake.DONE)
    return ((back, done),)


def _phone_words(scene: Scene, params: Params) -> tuple[str, ...]:
    plain = scene.reader.plain
    share = "📱 " + plain("Share my number")
    return (share, plain(intake.STEP_WORDS[intake.BACK])) if params["back"] else (share,)


def _state(params: Params) -> FormState:
    return FormState.from_json(params["step"], params["state"])
