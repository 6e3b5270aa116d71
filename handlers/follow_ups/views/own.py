"""**Remind me**: what an advisor reads while choosing a day and writing a line."""

from functools import partial

from handlers.core.effects import Button, Effect, Say
from handlers.core.keyboards import doors
from handlers.core.keyboards.buttons import back_button, open_row
from handlers.core.keyboards.month import month_text
from handlers.core.placing import placed
from handlers.core.scene import Scene
from handlers.follow_ups import buttons
from handlers.follow_ups.notices import RemindDay, RemindLine, RemindMonth
from handlers.follow_ups.views.days import reminder_days
from storage.follow_ups.notices import ReminderSet


def remind_day(scene: Scene, notice: RemindDay, _facts: None) -> Effect:
    """Which day? It can be typed as well."""
    _, plain, case = scene.reader._, scene.reader.plain, notice.requisition
    text = _(
        "<b>{reference}</b>\nWhich day shall I will remind you? Tap, or write it: Friday, 28/11 "
        "or in 3 weeks.",
        reference=notice.reference,
    )
    today = scene.now.astimezone(scene.reader.zone).date()
    choices = (
        Button(plain("Tomorrow"), buttons.CHOOSE_DAY(case, today.toordinal() + 1)),
        Button(plain("In a week"), buttons.CHOOSE_DAY(case, today.toordinal() + 7)),
    )
    pick = Button(plain("Pick a day"), buttons.PICK_DAY(case))
    back = back_button(scene, doors.GIVE_UP(case))
    return placed(notice, text, (choices, (pick,), (back,)))


def remind_month(scene: Scene, notice: RemindMonth, _facts: None) -> Effect:
    """A month of days to choose from; `month` is its number, or None for the first."""
    _, case = scene.reader._, notice.requisition
    pick, turn = partial(buttons.CHOOSE_DAY, case), partial(buttons.MONTH, case)
    shown, days = reminder_days(scene, notice.month, pick, turn)
    text = _("<b>{reference}</b>\nWhich day shall I will remind you?", reference=notice.reference)
    lines = [text, month_text(scene, shown)]
    back = back_button(scene, buttons.ASK_DAY(case))
    return placed(notice, "\n\n".join(filter(None, lines)), (*days, (back,)))


def remind_line(scene: Scene, notice: RemindLine, _facts: None) -> Effect:
    """Of what? A line can be written, or left out."""
    _, plain, case = scene.reader._, scene.reader.plain, notice.requisition
    text = _(
        "<b>{reference}</b> · {day}\nWrite what I should remind you of, or leave it out.",
        reference=notice.reference,
        day=scene.reader.day_name(notice.day),
    )
    without = Button("✅ " + plain("Without a line"), buttons.WITHOUT_LINE(case))
    back = back_button(scene, buttons.ASK_DAY(case))
    return placed(notice, text, ((without,), (back,)))


def reminder_set(scene: Scene, notice: ReminderSet, _facts: None) -> Say:
    """The reminder is set: for which case and day, with its line."""
    _ = scene.reader._
    text = _(
        "⏰ I will remind you of {reference} on {day} at {time}.",
        reference=notice.reference,
        day=scene.reader.day(notice.at),
        time=scene.reader.time(notice.at),
    )
    if notice.line:
        text += "\n" + _("“{line}”", line=notice.line)
    return Say(text, (open_row(scene, notice.requisition),))
