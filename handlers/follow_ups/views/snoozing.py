"""Putting a reminder off: when it could come again, a month to choose a day from, until when."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from casework.core.words import N_
from casework.dates import months
from casework.follow_ups import kinds as rules
from handlers.core.buttons import back_button
from handlers.core.effects import Button, Effect, Rekey, Say
from handlers.core.month import month
from handlers.core.scene import Scene
from storage.cards.reminders import Reminder

Params = Mapping[str, Any]

_SNOOZES = {
    "tomorrow": N_("Next working day"),
    "three_days": N_("In 3 working days"),
    "next_week": N_("Next week"),
}


def snooze_menu(scene: Scene, params: Params, _facts: None) -> Rekey:
    """When it could come again, in the place of the reminder's buttons."""
    plain, follow_up = scene.reader.plain, params["follow_up"]
    choices = tuple(
        (Button(plain(label), f"fz:{follow_up}:{choice}"),) for choice, label in _SNOOZES.items()
    )
    pick = Button(plain("Pick a day"), f"fp:{follow_up}")
    back = back_button(scene, f"fk:{follow_up}")
    return Rekey((*choices, (pick,), (back,)), message_id=params["message_id"])


def snooze_month(scene: Scene, params: Params, _facts: None) -> Rekey:
    """A month of days on which it could come again; `month` is its number, or None."""
    follow_up = params["follow_up"]
    first, last = rules.days_ahead(scene.now, scene.office.calendar)
    shown = first if params["month"] is None else months.first_of(params["month"])
    days = month(
        scene, shown, pick=f"fy:{follow_up}", turn=f"ft:{follow_up}", earliest=first, latest=last
    )
    back = back_button(scene, f"fs:{follow_up}")
    return Rekey((*days, (back,)), message_id=params["message_id"])


def snoozed(scene: Scene, params: Params, facts: tuple[Reminder, ...]) -> Effect:
    """Until when."""
    _ = scene.reader._
    until = datetime.fromisoformat(params["until"])
    day, time = scene.reader.day(until), scene.reader.time(until)
    found = facts[0] if facts else None
    if found is None or found.case is None:
        return Say(_("Fine. I remind you again on {day} at {time}.", day=day, time=time))
    return Say(
        _(
            "Fine. I remind you of {reference} again on {day} at {time}.",
            reference=found.case.reference,
            day=day,
            time=time,
        )
    )
