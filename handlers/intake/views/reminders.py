"""What a request that is not sent yet reminds of."""

from casework.core.vocabulary import FollowUpKind
from casework.core.words import N_
from casework.follow_ups.kinds import DRAFT_ERASED, due
from handlers.core.effects import Button, Keyboard, Style
from handlers.core.keyboards import doors
from handlers.core.keyboards.buttons import reminder_row
from handlers.core.reminding import ReminderWords, snooze
from handlers.core.scene import Scene
from handlers.intake.buttons import GO_ON
from storage.cards.reminders import Reminder

A_WEEK = 7


def _draft(scene: Scene, found: Reminder, number: int) -> str:
    _ = scene.reader._
    texts = (
        _("You have a request that is not sent yet. Your answers are still here."),
        _draft_warning(scene, found),
        _("I have erased the request that you did not send. /request begins a new one."),
    )
    return texts[min(number, len(texts) - 1)]


def _draft_warning(scene: Scene, found: Reminder) -> str:
    """When it will be erased, by the rule that erases it."""
    _ = scene.reader._
    ends = due(FollowUpKind.DRAFT_UNFINISHED, found.since, DRAFT_ERASED, scene.office.calendar)
    if ends is None or ends <= scene.now:
        return _("Your request is still not sent. I erase it today. Do you want to go on?")
    named = {"day": scene.reader.day(ends), "time": scene.reader.time(ends)}
    zone = scene.reader.zone
    if (ends.astimezone(zone).date() - scene.now.astimezone(zone).date()).days == A_WEEK:
        return _(
            "Your request is still not sent. In a week I erase it, on {day} at {time}. Do you want "
            "to go on?",
            **named,
        )
    return _(
        "Your request is still not sent. I erase it on {day} at {time}. Do you want to go on?",
        **named,
    )


def _buttons(scene: Scene, found: Reminder) -> Keyboard:
    """To go on, discard, put off, or ask why; none once the draft is erased."""
    go_on = _go_on(scene, found)
    if go_on is None:
        return ()
    data = doors.ASK_TO_DISCARD_DRAFT(found.id)
    discard = Button(scene.reader.plain("Discard"), data, Style.TAKES_AWAY)
    return ((go_on, discard), (snooze(scene, found), *reminder_row(scene, found.id)))


def _go_on(scene: Scene, found: Reminder) -> Button | None:
    return Button(scene.reader.plain("Continue"), GO_ON(found.draft)) if found.draft else None


DRAFT_UNFINISHED = ReminderWords(
    line=N_("You have a request that is not sent yet."),
    began=N_("{day} at {time}: you last worked on it"),
    text=_draft,
    buttons=_buttons,
    leads_to=_go_on,
)
