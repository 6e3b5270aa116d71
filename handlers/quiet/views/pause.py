"""What a requester reads about their pause."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from casework.core.words import N_
from casework.dates import months
from casework.quiet import LONGEST_PAUSE, Receiver, waits_until
from handlers.core.buttons import back_button
from handlers.core.effects import Button, Effect, Keyboard, Rewrite, Say
from handlers.core.month import month, month_text
from handlers.core.scene import Scene

Params = Mapping[str, Any]

NOON = time(12)

CHOICES = {"tomorrow": N_("Until tomorrow"), "week": N_("For a week")}


def pause_menu(scene: Scene, params: Params, _facts: None) -> Say:
    """Whether there is a pause, and until when one could be."""
    _, plain = scene.reader._, scene.reader.plain
    if params["until"] is None:
        text = _(
            "<b>Do you want a pause?</b> For example in a school holiday. I stay silent until the "
            "day you choose, and what comes in meanwhile waits for you. Until when? You can also "
            "write a day, such as Friday or 4 January."
        )
    else:
        text = _(
            "<b>You have a pause until {day}.</b> What comes in waits for you. Do you want another "
            "day? You can also write one, such as Friday or 4 January.",
            day=_day(scene, params),
        )
    choices = tuple((Button(plain(label), f"pu:{code}"),) for code, label in CHOICES.items())
    return Say(
        text, (*_end(scene, params), *choices, (Button(plain("Pick a day"), "pp"),), _back(scene))
    )


def pause_month(scene: Scene, params: Params, _facts: None) -> Effect:
    """A month of days, in the place of the question or below it."""
    today = scene.now.astimezone(scene.reader.zone).date()
    shown = months.first_of(params["month"])
    named = month_text(scene, shown)
    text = scene.reader._(
        "<b>Until which day?</b> What has come in by then comes that morning, or on the next "
        "working day."
    )
    if not scene.office.quiet.days_off:
        text = scene.reader._("<b>Until which day?</b> That morning I write again.")
    days = month(
        scene,
        shown,
        pick="pd",
        turn="pt",
        earliest=today + timedelta(days=1),
        latest=today + timedelta(days=LONGEST_PAUSE),
    )
    keyboard = (*days, _back(scene))
    text = f"{text}\n\n{named}" if named else text
    if "message_id" in params:
        return Rewrite(text, keyboard, message_id=params["message_id"])
    return Say(text, keyboard)


def paused(scene: Scene, params: Params, _facts: None) -> Effect:
    """It has begun, or ends on another day."""
    text = scene.reader._(
        "⏸ You have a pause until {day}. What comes in waits for you, and comes on {told_day} at "
        "{told_time} as one message. If you write to me, I answer as always.",
        day=_day(scene, params),
        told_day=scene.reader.day(_told_at(scene, params)),
        told_time=scene.reader.time(_told_at(scene, params)),
    )
    if "message_id" in params:
        return Rewrite(text, _end(scene, params), message_id=params["message_id"])
    return Say(text, _end(scene, params))


def pause_over(scene: Scene, params: Params, _facts: None) -> Rewrite:
    """It has ended before its day."""
    text = scene.reader._("▶️ Your pause is over. If something has been waiting, it comes now.")
    return Rewrite(text, message_id=params["message_id"])


def _end(scene: Scene, params: Params) -> Keyboard:
    if params["until"] is None:
        return ()
    return ((Button(scene.reader.plain("End the pause"), "pe"),),)


def _back(scene: Scene) -> tuple[Button, ...]:
    return (back_button(scene, "wz:0"),)


def _told_at(scene: Scene, params: Params) -> datetime:
    """When what has waited comes, by the rule that lets it go."""
    until, office = date.fromisoformat(params["until"]), scene.office
    moment = waits_until(scene.now, Receiver.REQUESTER, office.calendar, office.quiet, until)
    return moment or scene.now


def _day(scene: Scene, params: Params) -> str:
    day = date.fromisoformat(params["until"])
    return scene.reader.day(datetime.combine(day, NOON, scene.reader.zone))
