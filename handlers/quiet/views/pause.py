"""What a requester reads about their pause."""

from datetime import date, datetime, time, timedelta

from casework.core.words import N_
from casework.dates import months
from casework.quiet import LONGEST_PAUSE, Receiver, waits_until
from handlers.core.effects import Button, Effect, Keyboard
from handlers.core.keyboards.buttons import back_button
from handlers.core.keyboards.doors import GIVE_UP
from handlers.core.keyboards.month import month, month_text
from handlers.core.placing import placed
from handlers.core.scene import Scene
from handlers.quiet import buttons
from handlers.quiet.notices import Paused, PauseMenu, PauseMonth, PauseOver

NOON = time(12)

CHOICES = {"tomorrow": N_("Until tomorrow"), "week": N_("For a week")}


def pause_menu(scene: Scene, notice: PauseMenu, _facts: None) -> Effect:
    """Says whether there is a pause, and asks until when there is to be one."""
    _, plain = scene.reader._, scene.reader.plain
    if notice.until is None:
        text = _(
            "<b>Do you want a pause?</b> For example in a school holiday. I stay silent until the "
            "day you choose, and what comes in meanwhile waits for you. Until when? You can also "
            "write a day, such as Friday or 4 January."
        )
    else:
        text = _(
            "<b>You have a pause until {day}.</b> What comes in waits for you. Do you want another "
            "day? You can also write one, such as Friday or 4 January.",
            day=_day(scene, notice.until),
        )
    choices = tuple(
        (Button(plain(label), buttons.CHOOSE(code)),) for code, label in CHOICES.items()
    )
    pick = (Button(plain("Pick a day"), buttons.PICK_DAY()),)
    ends = () if notice.until is None else _end(scene)
    return placed(notice, text, (*ends, *choices, pick, _back(scene)))


def pause_month(scene: Scene, notice: PauseMonth, _facts: None) -> Effect:
    """The same with a month of days, in the place of that question or below it."""
    today = scene.now.astimezone(scene.reader.zone).date()
    shown = months.first_of(notice.month)
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
        pick=buttons.CHOOSE_DAY,
        turn=buttons.TURN_MONTH,
        earliest=today + timedelta(days=1),
        latest=today + timedelta(days=LONGEST_PAUSE),
    )
    text = f"{text}\n\n{named}" if named else text
    return placed(notice, text, (*days, _back(scene)))


def paused(scene: Scene, notice: Paused, _facts: None) -> Effect:
    """Says that the pause has begun, or ends on another day."""
    text = scene.reader._(
        "⏸ You have a pause until {day}. What comes in waits for you, and comes on {told_day} at "
        "{told_time} as one message. If you write to me, I answer as always.",
        day=_day(scene, notice.until),
        told_day=scene.reader.day(_told_at(scene, notice.until)),
        told_time=scene.reader.time(_told_at(scene, notice.until)),
    )
    return placed(notice, text, _end(scene))


def pause_over(scene: Scene, notice: PauseOver, _facts: None) -> Effect:
    """Says that the pause has ended before its day."""
    text = scene.reader._("▶️ Your pause is over. If something has been waiting, it comes now.")
    return placed(notice, text)


def _end(scene: Scene) -> Keyboard:
    return ((Button(scene.reader.plain("End the pause"), buttons.END()),),)


def _back(scene: Scene) -> tuple[Button, ...]:
    return (back_button(scene, GIVE_UP(0)),)


def _told_at(scene: Scene, until: date) -> datetime:
    """When what has waited comes, by the rule that lets it go."""
    office = scene.office
    moment = waits_until(scene.now, Receiver.REQUESTER, office.calendar, office.quiet, until)
    return moment or scene.now


def _day(scene: Scene, day: date) -> str:
    return scene.reader.day(datetime.combine(day, NOON, scene.reader.zone))
