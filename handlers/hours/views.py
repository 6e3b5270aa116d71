"""What an advisor reads while setting their hours."""

from collections.abc import Mapping
from typing import Any

from casework import hours as rules
from casework.dates.working_days import DAYS_A_WEEK
from casework.hours import Span, Week
from handlers.core.buttons import back_button
from handlers.core.effects import Button, Effect, anew_or_in_place
from handlers.core.scene import Scene, rows

Params = Mapping[str, Any]


def hours_week(scene: Scene, params: Params, facts: Week | None) -> Effect:
    """The week, and a button for each day."""
    _ = scene.reader._
    week = _week(scene, facts)
    lines = [_("<b>When you work</b>")]
    lines += [_day_line(scene, day, hours) for day, hours in enumerate(week)]
    lines += ["", _("Public holidays are off. Offers and reminders follow these hours.")]
    if "set_day" in params:
        lines.insert(0, "✓ " + _day_line(scene, params["set_day"], week[params["set_day"]]) + "\n")
    buttons = [Button(_day_name(scene, day), f"ud:{day}") for day in range(DAYS_A_WEEK)]
    office = Button(scene.reader.plain("Back to office hours"), "uo")
    keyboard = (*rows(buttons, 2), *(() if facts is None else ((office,),)))
    return anew_or_in_place(params, "\n".join(lines), keyboard)


def hours_day(scene: Scene, params: Params, facts: Week | None) -> Effect:
    """From when on this day? Whole and half hours, and what is often chosen."""
    _ = scene.reader._
    day = params["weekday"]
    ask = _("From when do you work? Tap a time, or write from when to when, for example 10-18.")
    text = _day_line(scene, day, _week(scene, facts)[day]) + "\n\n" + ask
    plain = scene.reader.plain
    calendar = scene.office.calendar
    office = (_minutes(calendar.opens), _minutes(calendar.closes))
    often = (
        Button(plain("Office hours"), _set(day, office)),
        Button(plain("In the evening"), _set(day, rules.EVENING)),
    )
    starts = range(rules.EARLIEST, rules.LATEST_START + 1, rules.HALF_HOUR)
    buttons = [Button(clock(scene, each), f"uf:{day}:{each}") for each in starts]
    off = (Button(plain("Day off"), f"uc:{day}"),)
    keyboard = (often, off, *rows(buttons, 4), _back(scene, "uh"))
    return anew_or_in_place(params, text, keyboard)


def hours_end(scene: Scene, params: Params, _facts: Week | None) -> Effect:
    """Until when?"""
    _ = scene.reader._
    day, opens = params["weekday"], params["opens"]
    text = _(
        "<b>{day}</b>, from {time}\nUntil when?",
        day=_day_name(scene, day),
        time=clock(scene, opens),
    )
    ends = range(opens + rules.HALF_HOUR, rules.MINUTES_A_DAY + 1, rules.HALF_HOUR)
    buttons = [Button(clock(scene, each), _set(day, (opens, each))) for each in ends]
    return anew_or_in_place(params, text, (*rows(buttons, 4), _back(scene, f"ud:{day}")))


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


def _minutes(at: Any) -> int:
    return int(at.hour * 60 + at.minute)


def _set(weekday: int, hours: Span) -> str:
    return f"us:{weekday}:{hours[0]}:{hours[1]}"


def _back(scene: Scene, data: str) -> tuple[Button, ...]:
    return (back_button(scene, data),)
