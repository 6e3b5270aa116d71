"""**Remind me**: what an advisor reads while choosing a day and writing a line."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from casework.dates import months
from casework.follow_ups.kinds import days_ahead
from handlers.core.buttons import back_button, open_row
from handlers.core.effects import Button, Effect, Say, anew_or_in_place
from handlers.core.month import month, month_text
from handlers.core.scene import Scene

Params = Mapping[str, Any]


def remind_day(scene: Scene, params: Params, _facts: None) -> Effect:
    """Which day? It can be typed as well."""
    _, plain, case = scene.reader._, scene.reader.plain, params["requisition"]
    text = _(
        "<b>{reference}</b>\nWhich day shall I remind you? Tap, or write it: Friday, 28/11 or in 3 "
        "weeks.",
        reference=params["reference"],
    )
    today = scene.now.astimezone(scene.reader.zone).date()
    choices = (
        Button(plain("Tomorrow"), f"md:{case}:{(today + timedelta(days=1)).toordinal()}"),
        Button(plain("In a week"), f"md:{case}:{(today + timedelta(days=7)).toordinal()}"),
    )
    pick = Button(plain("Pick a day"), f"mp:{case}")
    back = back_button(scene, f"wz:{case}")
    return anew_or_in_place(params, text, (choices, (pick,), (back,)))


def remind_month(scene: Scene, params: Params, _facts: None) -> Effect:
    """A month of days to choose from; `month` is its number, or None for the first."""
    _, case = scene.reader._, params["requisition"]
    first, last = days_ahead(scene.now, scene.office.calendar)
    shown = first if params["month"] is None else months.first_of(params["month"])
    days = month(scene, shown, pick=f"md:{case}", turn=f"mt:{case}", earliest=first, latest=last)
    text = _("<b>{reference}</b>\nWhich day shall I remind you?", reference=params["reference"])
    lines = [text, month_text(scene, shown)]
    back = back_button(scene, f"mb:{case}")
    return anew_or_in_place(params, "\n\n".join(filter(None, lines)), (*days, (back,)))


def remind_line(scene: Scene, params: Params, _facts: None) -> Effect:
    """A line about it, or none."""
    _, plain, case = scene.reader._, scene.reader.plain, params["requisition"]
    text = _(
        "<b>{reference}</b> · {day}\nWrite what I shall remind you of, or leave it out.",
        reference=params["reference"],
        day=scene.reader.day_name(date.fromisoformat(params["day"])),
    )
    without = Button("✅ " + plain("Without a line"), f"ms:{case}")
    back = back_button(scene, f"mb:{case}")
    return anew_or_in_place(params, text, ((without,), (back,)))


def reminder_set(scene: Scene, params: Params, _facts: None) -> Say:
    """What is set, for which case and day."""
    _ = scene.reader._
    at = datetime.fromisoformat(params["at"])
    text = _(
        "⏰ I remind you of {reference} on {day} at {time}.",
        reference=params["reference"],
        day=scene.reader.day(at),
        time=scene.reader.time(at),
    )
    if params["line"]:
        text += "\n" + _("“{line}”", line=params["line"])
    return Say(text, (open_row(scene, params["requisition"]),))
