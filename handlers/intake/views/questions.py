"""The questions of a form, and what becomes of their messages."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from casework.checks import texts
from casework.core.vocabulary import AttachmentKind
from casework.core.words import N_plural
from casework.form.engine import AnswerKind, Choice, FormState, Move, Question
from handlers.core.amounts import amount
from handlers.core.effects import Button, Keyboard, Rekey, Remove, Rewrite, Say
from handlers.core.scene import Scene, choice_text, clipped, rows
from handlers.intake import buttons
from handlers.intake.notices import AnewMenu
from storage.intake.notices import (
    AsksQuestion,
    CountsMaterial,
    MaterialAdded,
    MaterialCounted,
    OfAttempt,
    ProblemTaken,
    QuestionAnswered,
    QuestionAsked,
    QuestionInFull,
    QuestionMoved,
    QuestionTicked,
    WordsGone,
)

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


def question(scene: Scene, notice: QuestionAsked, _facts: None) -> Say:
    """A question with its buttons, and how far one is."""
    asked = scene.office.form.question(notice.step)
    text = _prompt(scene, asked, _state(notice), notice.progress)
    if notice.added:
        text = f"{added_to(scene, notice.added)}\n\n{text}"
    if asked.kind is AnswerKind.PHONE:
        return Say(text, share_phone=_phone_words(scene, notice.moves))
    return Say(text, _keyboard(scene, asked, notice))


def question_ticked(scene: Scene, notice: QuestionTicked, _facts: None) -> Rekey:
    """The same question with other ticks."""
    asked = scene.office.form.question(notice.step)
    return Rekey(_keyboard(scene, asked, notice), outbox_id=notice.target)


def question_in_full(scene: Scene, notice: QuestionInFull, _facts: None) -> Rewrite:
    """The same question, at length."""
    asked = scene.office.form.question(notice.step)
    text = _said(scene, asked, asked.in_full, notice.progress)
    return Rewrite(text, _keyboard(scene, asked, notice, short=False), outbox_id=notice.target)


def question_moved(_scene: Scene, notice: QuestionMoved, _facts: None) -> Remove:
    """It is asked again below."""
    return Remove(outbox_id=notice.target)


def problem_taken(scene: Scene, notice: ProblemTaken, _facts: None) -> Say:
    """The record of a problem that nobody had asked for."""
    _ = scene.reader._
    asked = next(each for each in scene.office.form.questions if each.kind is AnswerKind.MATERIAL)
    amount_ = _("✓ {answer}", answer=counted(scene, notice.items))
    goes_on = _("Thank you! A few short questions, then you can send it to us.")
    return Say("<b>" + _(asked.title) + f"</b>\n{amount_}\n{goes_on}")


def answered(scene: Scene, notice: QuestionAnswered, _facts: None) -> Rewrite:
    """The question as a record of its answer, without buttons."""
    asked = scene.office.form.question(notice.step)
    state = _state(notice)
    _ = scene.reader._
    if asked.kind is AnswerKind.ACKNOWLEDGE:
        text = _prompt(scene, asked, state, None)
    else:
        text = "<b>" + _(asked.name(state)) + "</b>"
    if notice.value is None:
        return Rewrite(f"{text}\n" + _("– skipped"), outbox_id=notice.target)
    answer = answer_text(scene, asked, state, notice.value)
    return Rewrite(
        f"{text}\n" + _("✓ {answer}", answer=clipped(answer, _LONGEST_RECORD)),
        outbox_id=notice.target,
    )


def words_gone(scene: Scene, notice: WordsGone, _facts: None) -> Say:
    """The record of an answer to a question with a keyboard of words, which goes away with it."""
    _ = scene.reader._
    if notice.value is None:
        return Say(_("One moment."), hide_words=True)
    return Say(_("✓ {answer}", answer=texts.phone_display(notice.value)), hide_words=True)


def material_added(scene: Scene, notice: MaterialAdded, _facts: None) -> Say:
    """How much has been sent, and how to go on."""
    return Say(_material_text(scene, notice), _moves(scene, notice, notice.moves))


def anew_menu(scene: Scene, notice: AnewMenu, _facts: None) -> Rekey:
    """Asks once, below what was sent, whether it shall go; or the first buttons again."""
    if not notice.sure:
        return Rekey(_moves(scene, notice, notice.moves), outbox_id=notice.target)
    row = tuple(
        Button(scene.reader.plain(words), _data(notice, action))
        for action, words in buttons.ANEW_WORDS.items()
    )
    return Rekey((row,), outbox_id=notice.target)


def material_counted(scene: Scene, notice: MaterialCounted, _facts: None) -> Rewrite:
    """The same, counted again, for the further files of an album."""
    keyboard = _moves(scene, notice, notice.moves)
    return Rewrite(_material_text(scene, notice), keyboard, notice.target)


def answer_text(scene: Scene, asked: Question, state: FormState, value: Any) -> str:
    """An answer in words: the choices' labels, the text, or how much was sent."""
    if asked.kind is AnswerKind.MATERIAL:
        kinds = [item["file"]["kind"] if item.get("file") else "text" for item in value]
        return counted(scene, kinds)
    if asked.kind is AnswerKind.PHONE:
        return texts.phone_display(value)
    if asked.kind is AnswerKind.TEXT:
        return str(value)
    codes = value if isinstance(value, list) else [value]
    labels = {each.code: choice_text(scene.reader, each) for each in asked.choices(state)}
    return scene.reader.row(labels.get(code) or str(code) for code in codes)


def counted(scene: Scene, kinds: Sequence[str]) -> str:
    """`2 messages · 1 photo`."""
    reader = scene.reader
    return reader.row(
        reader.plural(one, many, kinds.count(kind))
        for kind, (one, many) in _COUNTED.items()
        if kind in kinds
    )


def added_to(scene: Scene, step: str) -> str:
    """It stands with an earlier answer."""
    title = scene.office.form.question(step).title
    return scene.reader._("✓ Added to: {title}", title=scene.reader.plain(title))


def _prompt(
    scene: Scene, asked: Question, state: FormState, progress: tuple[int, int] | None
) -> str:
    return _said(scene, asked, asked.prompt(state), progress)


def _said(scene: Scene, asked: Question, words: str, progress: tuple[int, int] | None) -> str:
    prompt = scene.reader._(
        words,
        months=amount(scene.reader, "months", scene.office.retention_months),
        button=scene.reader.plain(asked.named_button) if asked.named_button else "",
    )
    if progress is None:
        return prompt
    part, parts = progress
    return f"<i>{part}/{parts}</i>  {prompt}"


def _keyboard(
    scene: Scene, asked: Question, notice: AsksQuestion, *, short: bool = True
) -> Keyboard:
    state = _state(notice)
    proposed = asked.proposed(state)
    keys = [
        Button(
            _choice_label(scene, asked, state, each, proposed),
            _data(notice, buttons.choice(asked, state, each.code)),
        )
        for each in asked.choices(state)
    ]
    if asked.in_full and short:
        keys.append(Button(scene.reader.plain(buttons.READ_MORE), _data(notice, buttons.IN_FULL)))
    return (*rows(keys, asked.columns), *_moves(scene, notice, notice.moves))


def _moves(scene: Scene, notice: OfAttempt, moves: Iterable[Move]) -> Keyboard:
    reader = scene.reader
    keys = [
        Button(
            reader.turned(_ICONS.get(move, "")) + reader.plain(buttons.MOVE_WORDS[move]),
            _data(notice, buttons.MOVE + move),
        )
        for move in moves
    ]
    return rows(keys, 2)  # three do not fit beside each other on a phone


_ICONS = {Move.BACK: "⬅️ ", Move.ANEW: "🔄 ", Move.DONE: "✅ ", Move.RESTORE: "↩️ "}


def _choice_label(
    scene: Scene, asked: Question, state: FormState, choice: Choice, proposed: str | None
) -> str:
    label = choice_text(scene.reader, choice)
    if asked.kind is AnswerKind.CHOICES and choice.code in state.picked:
        main = asked.id == "focus_areas" and state.picked[0] == choice.code
        return ("★ " if main else "☑ ") + label
    return f"{scene.reader.turned('👉')} {label}" if choice.code == proposed else label


def _material_text(scene: Scene, notice: CountsMaterial) -> str:
    _ = scene.reader._
    amount_ = counted(scene, notice.items)
    if Move.DONE not in notice.moves:
        return _("Got it: {amount}. Tell a little more: what is the problem?", amount=amount_)
    return _(
        "Got it: {amount}. Send more, or tap <b>{button}</b>.",
        amount=amount_,
        button=scene.reader.plain(buttons.MOVE_WORDS[Move.DONE]),
    )


def _phone_words(scene: Scene, moves: Iterable[Move]) -> tuple[str, ...]:
    plain = scene.reader.plain
    words = [plain(buttons.MOVE_WORDS[move]) for move in moves]
    return ("📱 " + plain("Share my number"), *words)


def _data(notice: OfAttempt, action: str) -> str:
    return buttons.ANSWER(notice.draft, notice.visit, action)


def _state(notice: AsksQuestion | QuestionAnswered) -> FormState:
    return replace(notice.state, step=notice.step)
