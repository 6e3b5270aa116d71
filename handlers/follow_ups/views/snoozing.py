"""Putting a reminder off: when it could come again, a month to choose a day from, until when."""

from functools import partial

from casework.core.words import N_
from handlers.core.effects import Button, Effect, Rekey, Say
from handlers.core.keyboards import doors
from handlers.core.keyboards.buttons import back_button
from handlers.core.placing import place
from handlers.core.scene import Scene
from handlers.follow_ups import buttons
from handlers.follow_ups.notices import FollowUpSnoozed, SnoozeMenu, SnoozeMonth
from handlers.follow_ups.views.days import reminder_days
from storage.cards.reminders import Reminder

_SNOOZES = {
    "tomorrow": N_("Next working day"),
    "three_days": N_("In 3 working days"),
    "next_week": N_("Next week"),
}


def snooze_menu(scene: Scene, notice: SnoozeMenu, _facts: None) -> Rekey:
    """When it could come again, in the place of the reminder's buttons."""
    plain, follow_up = scene.reader.plain, notice.follow_up
    choices = tuple(
        (Button(plain(label), buttons.SNOOZE_TO(follow_up, choice)),)
        for choice, label in _SNOOZES.items()
    )
    pick = Button(plain("Pick a day"), buttons.SNOOZE_PICK_DAY(follow_up))
    back = back_button(scene, buttons.KEEP(follow_up))
    return Rekey((*choices, (pick,), (back,)), message_id=place(notice))


def snooze_month(scene: Scene, notice: SnoozeMonth, _facts: None) -> Rekey:
    """A month of days on which it could come again; `month` is its number, or None."""
    follow_up = notice.follow_up
    pick = partial(buttons.SNOOZE_TO_DAY, follow_up)
    _shown, days = reminder_days(
        scene, notice.month, pick, partial(buttons.SNOOZE_MONTH, follow_up)
    )
    back = back_button(scene, doors.SNOOZE(follow_up))
    return Rekey((*days, (back,)), message_id=place(notice))


def snoozed(scene: Scene, notice: FollowUpSnoozed, facts: tuple[Reminder, ...]) -> Effect:
    """It is put off: until when, and of which case."""
    _ = scene.reader._
    day, time = scene.reader.day(notice.until), scene.reader.time(notice.until)
    found = facts[0] if facts else None
    if found is None or found.case is None:
        return Say(_("Fine. I will remind you again on {day} at {time}.", day=day, time=time))
    return Say(
        _(
            "Fine. I will remind you of {reference} again on {day} at {time}.",
            reference=found.case.reference,
            day=day,
            time=time,
        )
    )
