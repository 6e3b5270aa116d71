"""A promise that is about to pass, or has passed: what the coordinators and the requester read."""

from casework.cases.permissions import ASSIGNABLE, OPEN
from casework.core.vocabulary import Urgency
from casework.offers.standing import Standing
from handlers.core.effects import Button, Effect, Keyboard, Nothing, Say
from handlers.core.keyboards.buttons import open_row, promise_row
from handlers.core.naming import told
from handlers.core.scene import Scene
from handlers.intake.views import conflict
from handlers.offers.buttons import CHOOSE_ADVISOR
from handlers.offers.views.standing import stands
from storage.cards.reading import CaseFacts
from storage.cards.reminders import Reminder
from storage.follow_ups.notices import PromiseAtRisk, PromisePassed

WithStanding = tuple[CaseFacts, Standing]


def at_risk(scene: Scene, notice: PromiseAtRisk, facts: WithStanding | None) -> Effect:
    """The coordinators hear of it while there is still time."""
    if facts is None or _is_answered(facts[0]):
        return Nothing("it is answered, or over")
    case, standing = facts
    promise = notice.promise
    if promise != case.promised or promise <= scene.now:
        return Nothing("that promise has passed")
    text = scene.reader._(
        "⏳ {reference} is promised an answer by <b>{day} at {time}</b>, and there is none yet: "
        "{standing}.",
        reference=told(scene, case),
        day=scene.reader.day(promise),
        time=scene.reader.time(promise),
        standing=stands(scene, standing),
    )
    return Say(text, _keyboard(scene, case))


def passed(scene: Scene, notice: PromisePassed, facts: WithStanding | None) -> Effect:
    """The coordinators hear that an answer did not come in time, and what the requester knows."""
    if facts is None or _is_answered(facts[0]):
        return Nothing("it is answered, or over")
    case, standing = facts
    _ = scene.reader._
    text = _(
        "{reference} has had no first answer, and the promise has passed: {standing}.",
        reference=told(scene, case),
        standing=stands(scene, standing),
    )
    if case.promised_anew is not None:
        named = {
            "name": case.requester or "",
            "day": scene.reader.day(case.promised_anew),
            "time": scene.reader.time(case.promised_anew),
        }
        anew = _("{name} has a new date: {day} at {time}.", **named)
        if notice.promise == case.promised_anew:
            anew = _(
                "That was the second date, {day} at {time}. I won't give {name} a third one. "
                "Please write to {name}, or call.",
                **named,
            )
        text = f"{text}\n{anew}"
    return Say(text, _keyboard(scene, case))


def missed(scene: Scene, found: Reminder, _round: int) -> Effect:
    """The requester reads it once, in plain words, with a new date."""
    case = found.case
    if case is None or case.promised_anew is None or _is_answered(case):
        return Nothing("it is answered, or over")
    _ = scene.reader._
    text = _(
        "I am sorry. You were promised an answer to {reference} by {day} at {time}, and it has "
        "not come. The new date is <b>{new_day} at {new_time}</b>. You don't need to do anything.",
        reference=case.reference,
        day=scene.reader.day(case.first_response_due),
        time=scene.reader.time(case.first_response_due),
        new_day=scene.reader.day(case.promised_anew),
        new_time=scene.reader.time(case.promised_anew),
    )
    if case.urgency is Urgency.CONFLICT_NOW:
        text += "\n\n" + conflict.call(scene)
    return Say(text, (promise_row(scene, case.id),))


def _is_answered(case: CaseFacts) -> bool:
    return case.answered or case.status not in OPEN


def _keyboard(scene: Scene, case: CaseFacts) -> Keyboard:
    choose = (Button(scene.reader.plain("Choose an advisor"), CHOOSE_ADVISOR(case.id)),)
    last = (*open_row(scene, case.id), *promise_row(scene, case.id))
    return (choose, last) if case.status in ASSIGNABLE else (last,)
