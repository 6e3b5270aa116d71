"""What an advisor reads while setting their hours."""

from datetime import time

from casework import hours as rules
from casework.dates.working_days import DAYS_A_WEEK
from casework.hours import Span, Week
from handlers.core.effects import Button, Effect
from handlers.core.keyboards.buttons import back_row
from handlers.core.placing import placed
from handlers.core.scene import Scene, rows
from handlers.hours import buttons
from handlers.hours.notices import HoursDay, HoursEnd, HoursWeek


def hours_week(scene: Scene, notice: HoursWeek, facts: Week | None) -> Effect:
    """The week, and a button for each day."""
    _ = scene.reader._
    week = _week(scene, facts)
    lines = [_("<b>When you work</b>")]
    lines += [_day_line(scene, day, hours) for day, hours in enumerate(week)]
    lines += ["", _("Public holidays are off. Offers and reminders follow these hours.")]
    if notice.set_day is not None:
        lines.insert(0, "✓ " + _day_line(scene, notice.set_day, week[notice.set_day]) + "\n")
    days = [Button(_day_name(scene, day), buttons.OPEN_DAY(day)) for day in range(DAYS_A_WEEK)]
    office = Button(scene.reader.plain("Back to office hours"), buttons.BACK_TO_OFFICE())
    keyboard = (*rows(days, 2), *(() if facts is None else ((office,),)))
    return placed(notice, "\n".join(lines), keyboard)


def hours_day(scene: Scene, notice: HoursDay, facts: Week | None) -> Effect:
    """From when on this day? Whole hours, which a phone shows at once, and what is often chosen."""
    _ = scene.reader._
    day = notice.weekday
    ask = _("From when do you work? Tap a time, or write from when to when, for example 8-16.")
    text = _day_line(scene, day, _week(scene, facts)[day]) + "\n\n" + ask
    plain = scene.reader.plain
    calendar = scene.office.calendar
    office = (_minutes(calendar.opens), _minutes(calendar.closes))
    often = (
        Button(plain("Office hours"), _set(day, office)),
        Button(plain("In the evening"), _set(day, rules.EVENING)),
    )
    starts = range(rules.EARLIEST, rules.LATEST_START + 1, rules.HOUR)
    times = [Button(clock(scene, each), buttons.CHOOSE_END(day, each)) for each in starts]
    off = (Button(plain("Day off"), buttons.TAKE_OFF(day)),)
    keyboard = (often, off, *rows(times, 4), back_row(scene, buttons.BACK_TO_WEEK()))
    return placed(notice, text, keyboard)


def hours_end(scene: Scene, notice: HoursEnd, _facts: None) -> Effect:
    """Until when?"""
    _ = scene.reader._
    day, opens = notice.weekday, notice.opens
    text = _(
        "<b>{day}</b>, from {time}\nUntil when? Tap a time, or write both, for example 8-16.30.",
        day=_day_name(scene, day),
        time=clock(scene, opens),
    )
    first = (opens // rules.HOUR + 1) * rules.HOUR
    ends = range(first, rules.MINUTES_A_DAY + 1, rules.HOUR)
    times = [Button(clock(scene, each), _set(day, (opens, each))) for each in ends]
    back = back_row(scene, buttons.OPEN_DAY(day))
    return placed(notice, text, (*rows(times, 4), back))


def clock(scene: Scene, minutes: int) -> str:
    """`08:30`, `8.30`, of local minutes since midnight; the end of the day is `24:00`."""
    return scene.reader.minutes(minutes)


def _day_name(scene: Scene, weekday: int) -> str:
    return scene.reader.capital(scene.reader.weekday(weekday))


def _day_line(scene: Scene, weekday: int, hours: Span | None) -> str:
    _ = scene.reader._
    name = _day_name(scene, weekday)
    if hours is None:
        return _("<b>{day}</b>: off", day=name)
    return _(
        "<b>{day}</b>: {opens}–{closes}",
        day=name,
        opens=clock(scene, hours[0]),
        closes=clock(scene, hours[1]),
    )


def _week(scene: Scene, facts: Week | None) -> Week:
    return facts or rules.week_of(scene.office.calendar)


def _minutes(at: time) -> int:
    return int(at.hour * 60 + at.minute)


def _set(weekday: int, hours: Span) -> str:
    return buttons.SET_DAY(weekday, *hours)
