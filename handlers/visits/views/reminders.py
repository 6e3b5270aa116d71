"""What a visit reminds of: the day before, an hour before, and some days after."""

from datetime import datetime, timedelta

from casework.core.words import N_
from handlers.core.effects import Button, Keyboard
from handlers.core.keyboards.buttons import open_row, reminder_row
from handlers.core.keyboards.doors import OPEN_REQUEST
from handlers.core.naming import told
from handlers.core.reminding import ReminderWords, later_row
from handlers.core.scene import Scene
from handlers.visits.views import answers
from handlers.visits.views.words import cannot_row, place
from storage.cards.reminders import Reminder


def _reminder(scene: Scene, found: Reminder, _round: int) -> str:
    """The day before, and an hour before: when, with whom, where. It starts from the visit."""
    _ = scene.reader._
    case, soon = found.case, _soon(scene, found.since)
    if case is None:
        return ""
    text = _("📅 <b>{when} you meet</b> about {reference}.", when=soon, reference=told(scene, case))
    other = case.advisor if found.person_id == case.involved.requester else case.requester
    if other:
        text = _(
            "📅 <b>{when} you meet {name}</b> about {reference}.",
            when=soon,
            name=other,
            reference=told(scene, case),
        )
    if found.visit is None or found.visit.agreed is None:
        return text
    return text + "\n" + _("📍 {place}", place=place(case, found.visit.agreed))


def _reminder_buttons(scene: Scene, found: Reminder) -> Keyboard:
    """Opening the case, each side in its own way; the requester can call off."""
    return (*_opens(scene, found), later_row(scene, found), reminder_row(scene, found.id))


def _opens(scene: Scene, found: Reminder) -> Keyboard:
    case, visit = found.case, found.visit
    if case is None:
        return ()
    if found.person_id != case.involved.requester:
        return (open_row(scene, case.id),)
    opens = (Button(scene.reader.plain("Open the request"), OPEN_REQUEST(case.id)),)
    return (cannot_row(scene, visit.id), opens) if visit else (opens,)


def _soon(scene: Scene, moment: datetime) -> str:
    """`Today at 14:30`, `Tomorrow at 14:30`, or the whole day."""
    zone, plain = scene.reader.zone, scene.reader.plain
    days = moment.astimezone(zone).date() - scene.now.astimezone(zone).date()
    hour = scene.reader.time(moment)
    if days == timedelta():
        return plain("Today at {time}", time=hour)
    if days == timedelta(days=1):
        return plain("Tomorrow at {time}", time=hour)
    said = plain("{day} at {times}", day=scene.reader.day(moment), times=hour)
    return scene.reader.capital(said)


VISIT = ReminderWords(
    line=N_("{reference}: a visit, {day} at {time}."),
    began=N_("{day} at {time}: the visit"),
    text=_reminder,
    buttons=_reminder_buttons,
)
AFTER_VISIT = ReminderWords(
    line=N_("{reference}: how is it going after the visit?"),
    began=N_("{day} at {time}: the end of the visit"),
    view=answers.asked,
)
