"""Asks what words are for that follow upon a note, a log and the like."""

from collections.abc import Mapping, Sequence

from casework.core.words import N_
from handlers.core.effects import Button, Effect, Nothing, Rewrite, Say
from handlers.core.keyboards.doors import ANSWER_QUESTION
from handlers.core.naming import beside, name_of, told_apart
from handlers.core.scene import Scene, clipped
from handlers.relay.buttons import CHOOSE_CASE, KEEP_AS_MORE, SEND_TO_NOBODY
from handlers.relay.notices import TakenAsAnswer
from handlers.relay.views.parts import held_line, other, why_not
from storage.addressing.notices import WhatFor
from storage.cards.reading import CaseFacts
from storage.cards.which_case import Meant
from storage.rewording.notices import WordsAdded, WordsChanged

MORE: Mapping[str, str] = {
    "note": N_("More of the note"),
    "log": N_("More of the log"),
    "reminder": N_("More of the reminder"),
    "evaluation": N_("More of my answer"),
    "closing": N_("More of the closing text"),
}
"""What words may be more of, by the first word of its subject (`storage.prompts.kept_words`)."""

_KEPT: Mapping[str, str] = {
    "note": N_("✓ Added to the note on {reference}."),
    "log": N_("✓ Added to the log of {reference}."),
    "reminder": N_("✓ Added to the reminder of {reference}."),
    "evaluation": N_("✓ Added to your answer about {reference}."),
    "closing": N_("✓ Added to the closing text of {reference}."),
}

_CHANGED: Mapping[str, str] = {
    "note": N_("✓ The note on {reference} is changed."),
    "log": N_("✓ The log of {reference} is changed."),
    "reminder": N_("✓ The reminder of {reference} is changed."),
    "evaluation": N_("✓ Your answer about {reference} is changed."),
    "closing": N_("✓ The closing text of {reference} is changed."),
}

LONGEST_NAME = 20
"""Characters of a first name on a button."""

# Translators: on a button: for none of those that are named
NEITHER = N_("Neither")


def what_for(scene: Scene, notice: WhatFor, facts: Meant) -> Effect:
    """Is it more of what was just written, or for the other side of a case, or for nobody?"""
    if not facts.held:
        return Nothing("nothing waits any more")
    _, plain = scene.reader._, scene.reader.plain
    text = _(
        "<b>Who is this for?</b>\n{line}\n\nI have not sent it to anybody.",
        line=held_line(scene, facts),
    )
    rows = [_more(scene, facts)] if facts.part_of is not None else []
    if facts.answers is not None:
        rows.insert(0, Button(plain("Answer the question"), ANSWER_QUESTION(facts.answers.row)))
    rows += [
        Button(label, CHOOSE_CASE(case.id))
        for label, case in zip(_labels(scene, notice, facts.cases), facts.cases, strict=True)
    ]
    rows.append(Button(plain(NEITHER), SEND_TO_NOBODY()))
    parts = [*why_not(scene, notice), text]
    if len(facts.cases) > 1:
        parts += [_case(scene, notice, case) for case in facts.cases]
    if facts.more:
        parts.append(_("Is it another one? Open the case, and write from there."))
    return Say("\n\n".join(parts), tuple((each,) for each in rows))


def taken_as_answer(scene: Scene, notice: TakenAsAnswer, _facts: None) -> Effect:
    """The same, where it was an answer to a question of the bot's."""
    return Rewrite(scene.reader._("✓ Taken as your answer."), message_id=notice.message_id)


def words_added(scene: Scene, notice: WordsAdded, facts: CaseFacts) -> Effect:
    """The question becomes the record of its answer."""
    sentence = _KEPT[notice.what]
    text = scene.reader._(sentence, reference=facts.reference)
    if notice.message_id is None:
        return Say(text)
    return Rewrite(text, message_id=notice.message_id)


def words_changed(scene: Scene, notice: WordsChanged, facts: CaseFacts) -> Effect:
    """What was kept says what the edited message says."""
    _ = scene.reader._
    sentence = _CHANGED[notice.what]
    text = _(sentence, reference=facts.reference)
    if notice.shown is True:
        text += "\n" + _("{name} reads the new one.", name=facts.requester or "")
    if notice.shown is False:
        text += "\n" + _("{name} has not been shown the change.", name=facts.requester or "")
    return Say(text)


def _more(scene: Scene, facts: Meant) -> Button:
    if facts.part_of is None:
        raise LookupError("it may be part of nothing")
    kind = facts.part_of.subject.partition(":")[0]
    label = scene.reader.plain(MORE[kind])
    return Button(beside(scene, label, facts.part_of_case), KEEP_AS_MORE(facts.part_of.row))


def _labels(scene: Scene, notice: WhatFor, cases: Sequence[CaseFacts]) -> list[str]:
    """`To Leyla · Tagensbo School · parents' meetings`, told apart."""

    def to(case: CaseFacts) -> str:
        name = clipped(other(scene, notice.person, case), LONGEST_NAME)
        return scene.reader.plain("To {name}", name=name)

    return told_apart(scene, cases, lambda case: beside(scene, to(case), case), to)


def _case(scene: Scene, notice: WhatFor, case: CaseFacts) -> str:
    return scene.reader._(
        "<b>{reference}</b> · {name}\n{line}",
        reference=case.reference,
        name=other(scene, notice.person, case),
        line=name_of(scene, case),
    )
