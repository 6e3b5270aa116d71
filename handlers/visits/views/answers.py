"""Some days after a visit: is it moving? And what the advisor hears of the answer."""

from casework.core.vocabulary import VisitAnswerKind
from casework.core.words import N_
from handlers.core.effects import Button, Effect, Nothing, Rewrite, Say
from handlers.core.keyboards.buttons import open_row, reminder_row, write_row
from handlers.core.keyboards.doors import CLOSE_CASE, OPEN_REQUEST
from handlers.core.naming import name_of
from handlers.core.reminding import snooze
from handlers.core.scene import Scene
from handlers.visits import buttons
from handlers.visits.notices import AfterVisitAnswered
from storage.cards.reading import CaseFacts
from storage.cards.reminders import Reminder
from storage.visits.notices import AfterVisitThanks, SaidSolved, SaidStuck

ANSWERS = {
    VisitAnswerKind.MOVING: N_("It is moving"),
    VisitAnswerKind.STUCK: N_("It is stuck"),
    VisitAnswerKind.DONE: N_("It is solved"),
}


def asked(scene: Scene, found: Reminder, _round: int) -> Effect:
    """The same question for both sides, answered with one tap."""
    if found.case is None:
        return Nothing("the case is gone")
    plain = scene.reader.plain
    answers = tuple(
        (Button(plain(label), buttons.SAY_HOW_IT_GOES(found.id, answer)),)
        for answer, label in ANSWERS.items()
    )
    opens = open_row(scene, found.case.id)
    if found.person_id == found.case.involved.requester:
        opens = (Button(plain("Open the request"), OPEN_REQUEST(found.case.id)),)
    other = (*opens, snooze(scene, found))
    keyboard = (*answers, other, reminder_row(scene, found.id))
    return Say(_question(scene, found, found.case), keyboard)


def answered(scene: Scene, notice: AfterVisitAnswered, facts: tuple[Reminder, ...]) -> Effect:
    """The question with its answer, and without buttons."""
    found = facts[0] if facts else None
    if found is None or found.case is None:
        return Nothing("the case is gone")
    said = ANSWERS[notice.answer]
    text = f"{_question(scene, found, found.case)}\n\n✓ {scene.reader.plain(said)}"
    return Rewrite(text, message_id=notice.message_id)


def thanks(scene: Scene, notice: AfterVisitThanks, facts: CaseFacts) -> Effect:
    """What becomes of it; for an advisor who says that it is solved, also closing."""
    _ = scene.reader._
    if notice.person == facts.involved.requester:
        texts = {
            VisitAnswerKind.MOVING: _("Thank you. Good to hear that it is moving."),
            VisitAnswerKind.STUCK: _(
                "Thank you for telling us. {name} hears that it is stuck.",
                name=facts.advisor or "",
            ),
            VisitAnswerKind.DONE: _(
                "That is good to hear! {name} hears it too, and can close the case.",
                name=facts.advisor or "",
            ),
        }
        return Say(texts[notice.answer])
    if notice.answer is VisitAnswerKind.DONE and notice.closes:
        return Say(_("Good! Then {reference} can be closed.", reference=facts.reference),
                   (_close_row(scene, facts.id),))  # fmt: skip
    return Say(_("Thank you."))


def stuck(scene: Scene, _notice: SaidStuck, facts: CaseFacts) -> Effect:
    """The advisor hears that the requester sees no progress."""
    _ = scene.reader._
    text = _(
        "{reference}: after the visit, {name} says that it is stuck.\n{line}",
        reference=facts.reference,
        name=facts.requester or "",
        line=name_of(scene, facts),
    )
    return Say(text, (write_row(scene, facts.id), open_row(scene, facts.id)))


def solved(scene: Scene, notice: SaidSolved, facts: CaseFacts) -> Effect:
    """The advisor hears that the requester is content, and can close."""
    _ = scene.reader._
    text = _(
        "🌱 {reference}: after the visit, {name} says that it is solved.\n{line}",
        reference=facts.reference,
        name=facts.requester or "",
        line=name_of(scene, facts),
    )
    closes = (_close_row(scene, facts.id),) if notice.closes else ()
    return Say(text, (*closes, open_row(scene, facts.id)))


def _question(scene: Scene, found: Reminder, case: CaseFacts) -> str:
    return scene.reader._(
        "<b>{reference}</b> · {line}\nHow is it going after the visit on {day}?",
        reference=case.reference,
        line=name_of(scene, case),
        day=scene.reader.day(found.since),
    )


def _close_row(scene: Scene, case: int) -> tuple[Button, ...]:
    return (Button(scene.reader.plain("Close"), CLOSE_CASE(case)),)
