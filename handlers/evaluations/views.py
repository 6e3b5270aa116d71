"""The evaluation: how the requester is asked for it, and how the team reads it."""

from casework.closing import may_reopen
from casework.core.words import N_
from casework.evaluations import QUESTIONS, SCORES, is_low
from handlers.core.effects import Button, Effect, Keyboard, Nothing, Rewrite, Say
from handlers.core.keyboards.buttons import open_row, reminder_row, reopen_row
from handlers.core.keyboards.doors import OPEN_REQUEST
from handlers.core.naming import name_of
from handlers.core.reminding import snooze
from handlers.core.scene import LONGEST_CARD, Scene, clipped
from handlers.evaluations import buttons
from handlers.evaluations.notices import (
    EvaluationDeclined,
    EvaluationQuestion,
    EvaluationRead,
    EvaluationScored,
    EvaluationThanks,
)
from storage.cards.reading import CaseFacts
from storage.cards.reminders import Reminder
from storage.evaluations.evaluations import EvaluationFacts
from storage.evaluations.notices import Evaluated, EvaluationCorrected

_ASKED = {
    "good": N_("What was good?"),
    "less_good": N_("What was less good?"),
    "better": N_("What could be better next time?"),
}

OfCase = tuple[CaseFacts, EvaluationFacts]

LONGEST_ON_CARD = 120
"""Characters of each answer on a card; whole, they are a tap away."""


# The requester


def wanted(scene: Scene, found: Reminder, number: int) -> Effect:
    """One tap, some weeks after closing; the case is named, since much has happened meanwhile."""
    if found.case is None:
        return Nothing("the case is gone")
    _ = scene.reader._
    case = found.case
    parts = [
        _(
            "<b>{reference}</b> · {line}\n{name} closed it on {day}.",
            reference=case.reference,
            line=name_of(scene, case),
            name=case.advisor or "–",
            day=scene.reader.day(found.since),
        ),
        _("<b>Looking back: how much did it help?</b>\n1 = not at all, 5 = very much"),
    ]
    if number > 0:
        parts.append(_("This is the last time I ask."))
    plain = scene.reader.plain
    others = (
        (
            Button(plain("No thanks"), buttons.DECLINE(found.id)),
            snooze(scene, found),
        ),
        (Button(plain("Open the request"), OPEN_REQUEST(case.id)), *reminder_row(scene, found.id)),
    )
    return Say("\n\n".join(parts), (*_scores(found.id), *others))


def scored(scene: Scene, notice: EvaluationScored, facts: CaseFacts) -> Effect:
    """The question with its answer; another number corrects it, until all is answered."""
    text = scene.reader._(
        "<b>{reference}</b> · {line}\n{stars} You gave {score} of 5.",
        reference=facts.reference,
        line=name_of(scene, facts),
        stars=stars(notice.score),
        score=notice.score,
    )
    keyboard = _scores(notice.follow_up, notice.score)
    return Rewrite(text, keyboard, message_id=notice.message_id)


def question(scene: Scene, notice: EvaluationQuestion, facts: CaseFacts) -> Effect:
    """One of the three questions; before the first, who reads the answers."""
    _ = scene.reader._
    text = f"<b>{_(_ASKED[notice.question])}</b>"
    if notice.question == QUESTIONS[0]:
        intro = _(
            "Thank you! It is noted. Three short questions, if you like: {name}, whoever stands in "
            "for {name}, and the coordinators can read your answers.",
            name=facts.advisor or "–",
        )
        text = f"{intro}\n\n{text}"
    data = buttons.SKIP(notice.evaluation, notice.question)
    return Say(text, ((Button(scene.reader.plain("Skip"), data),),))


def thanks(scene: Scene, _notice: EvaluationThanks, facts: OfCase) -> Effect:
    """The last word; where it helped little and the case can be opened again, with that button."""
    case, found = facts
    _ = scene.reader._
    text = _("Thank you for taking the time. It helps us to do better.")
    if not is_low(found.score):
        return Say(text)
    if case.ending is None or not may_reopen(case.status, case.ending.at, scene.now):
        return Say(text)
    again = _("If you still need help with {reference}, we go on.", reference=case.reference)
    return Say(f"{text}\n{again}", reopen_row(scene, case.id))


def declined(scene: Scene, _notice: EvaluationDeclined, facts: CaseFacts) -> Effect:
    """They are not asked again."""
    _ = scene.reader._
    return Say(_("Fine. I don't ask about {reference} again.", reference=facts.reference))


def _scores(follow_up: int, chosen: int | None = None) -> Keyboard:
    """The five numbers in one row; the chosen one is marked."""
    row = [
        Button(f"✓ {each}" if each == chosen else str(each), buttons.SCORE(follow_up, each))
        for each in SCORES
    ]
    return (tuple(row),)


# The team


def evaluated(scene: Scene, notice: Evaluated, facts: CaseFacts) -> Effect:
    """The advisor and the coordinators hear of a score, once."""
    _ = scene.reader._
    text = _(
        "{stars} {name} gives {reference} {score} of 5.",
        stars=stars(notice.score),
        name=facts.requester or "–",
        reference=facts.reference,
        score=notice.score,
    )
    if is_low(notice.score):
        text += "\n" + _("That is low. It may be worth asking what was missing.")
    return Say(text, (open_row(scene, facts.id),))


def corrected(scene: Scene, notice: EvaluationCorrected, facts: CaseFacts) -> Effect:
    """The advisor and the coordinators hear that the score was a slip, and which one is meant."""
    _ = scene.reader._
    text = _(
        "{stars} {name} has corrected it: {reference} gets {score} of 5, not {before}.",
        stars=stars(notice.score),
        name=facts.requester or "–",
        reference=facts.reference,
        score=notice.score,
        before=notice.before,
    )
    return Say(text, (open_row(scene, facts.id),))


def on_card(scene: Scene, found: EvaluationFacts, above: str) -> str:
    """The score, and the answers as far as there is room below the rest of a card."""
    text = _headline(scene, found)
    for line in _answers(scene, found, LONGEST_ON_CARD):
        if len(above) + len(text) + len(line) < LONGEST_CARD:
            text = f"{text}\n{line}"
    return text


def evaluation(scene: Scene, _notice: EvaluationRead, facts: OfCase) -> Effect:
    """An evaluation whole."""
    case, found = facts
    closed = scene.reader.short_date(found.closed_at)
    head = scene.reader.row((f"<b>{case.reference}</b>", closed))
    return Say("\n\n".join([head, _headline(scene, found), *_answers(scene, found)]))


def stars(score: int) -> str:
    """A score as it is seen at a glance."""
    return "★" * score + "☆" * (max(SCORES) - score)


def _headline(scene: Scene, found: EvaluationFacts) -> str:
    return scene.reader._(
        "<b>Evaluation:</b> {stars} {score} of 5", stars=stars(found.score), score=found.score
    )


def _answers(scene: Scene, found: EvaluationFacts, most: int = 4000) -> list[str]:
    """Each question that was answered, with its answer."""
    return [
        scene.reader._(
            "<b>{question}</b> {answer}",
            question=scene.reader.plain(sentence),
            answer=clipped(found.answers[each], most),
        )
        for each, sentence in _ASKED.items()
        if each in found.answers
    ]
