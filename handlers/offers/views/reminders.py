"""What an offer, a conflict that nobody has taken, and a promise remind of."""

from datetime import datetime

from casework.cases.permissions import OPEN
from casework.core.words import N_
from handlers.cases.views.sheet import promise
from handlers.core.effects import Button, Keyboard, Style
from handlers.core.naming import name_of, told
from handlers.core.reminding import ReminderWords, later_row, line, opens_row
from handlers.core.scene import Scene
from handlers.offers import buttons
from handlers.offers.views import promises
from handlers.offers.views.end import end_line
from storage.cards.reminders import Reminder


def _offer(scene: Scene, found: Reminder, _round: int) -> str:
    """Until when it waits, and what happens then."""
    text = line(scene, OFFER_UNANSWERED, found)
    if found.case is not None:
        text += "\n" + promise(scene, found.case)
    return text + "\n" + end_line(scene, found.offer_end)


def _first_answer(scene: Scene, found: Reminder, number: int) -> str:
    """In the morning, by when; once that has passed, that it has, also after it was put off."""
    _ = scene.reader._
    if found.case is None:
        return ""
    promised = found.case.promised
    if number == 0 and scene.now < promised:
        zone = scene.reader.zone
        is_today = promised.astimezone(zone).date() == scene.now.astimezone(zone).date()
        named = {
            "reference": found.case.reference,
            "day": scene.reader.day(promised),
            "time": scene.reader.time(promised),
            "line": name_of(scene, found.case),
        }
        if is_today:
            return _("{reference} was promised a first answer by {time} today: {line}", **named)
        return _("{reference} was promised a first answer by {day} at {time}: {line}", **named)
    text = _(
        "{reference} was promised a first answer by now, and has none yet. Can you write a line?",
        reference=told(scene, found.case),
    )
    if found.case.promised_anew is None or found.case.promised_anew <= scene.now:
        return text
    anew = _(
        "{name} has a new date: {day} at {time}.",
        name=found.case.requester or "",
        day=scene.reader.day(promised),
        time=scene.reader.time(promised),
    )
    return f"{text} {anew}"


def _answers_offer(scene: Scene, found: Reminder) -> Keyboard:
    """An offer is answered, not put off: it goes to the next one anyhow."""
    opens = opens_row(scene, found)
    if found.offer is None:
        return (opens,)
    plain = scene.reader.plain
    accept = Button("✅ " + plain("Accept"), buttons.ACCEPT(found.offer), Style.SENDS)
    decline = Button(plain("Decline"), buttons.DECLINE(found.offer))
    return ((accept, decline), opens)


def _chooses(scene: Scene, found: Reminder) -> Keyboard:
    rows = (later_row(scene, found), opens_row(scene, found))
    if found.case is None:
        return rows
    choose = Button(scene.reader.plain("Choose an advisor"), buttons.CHOOSE_ADVISOR(found.case.id))
    return ((choose,), *rows)


def _promised_anew(found: Reminder) -> datetime:
    return found.case.promised if found.case else found.since


def _is_kept(found: Reminder) -> bool:
    """A promise that passed, and whose answer has come since, or is no longer wanted."""
    return found.case is not None and (found.case.answered or found.case.status not in OPEN)


OFFER_UNANSWERED = ReminderWords(
    line=N_("{reference} waits for your answer: accept or decline?"),
    began=N_("{day} at {time}: you were asked"),
    text=_offer,
    buttons=_answers_offer,
)
CONFLICT_NOT_TAKEN = ReminderWords(
    line=N_("🚨 {reference}: a conflict, and nobody has taken it yet."),
    began=N_("{day} at {time}: sent, because of a conflict"),
    buttons=_chooses,
)
FIRST_ANSWER_DUE = ReminderWords(
    line=N_("{reference}: the first answer is due."),
    began=N_("{day} at {time}: the answer is due"),
    text=_first_answer,
)
PROMISE = ReminderWords(
    line=N_("{reference}: the promised answer has not come. The new date is {day} at {time}."),
    began=N_("{day} at {time}: the answer was due"),
    moment=_promised_anew,
    is_over=_is_kept,
    view=promises.missed,
)
