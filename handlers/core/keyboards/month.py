"""A month to pick a day from, as buttons: weeks begin on Monday, holidays and today are marked."""

import calendar
from collections.abc import Callable
from datetime import date
from html import escape

from casework.dates import months
from casework.dates.working_days import ClosedBy, closed_by
from handlers.core.effects import Button, Keyboard
from handlers.core.keyboards.doors import ONLY_READ
from handlers.core.scene import Scene, day_off_name

Sends = Callable[[int], str]
"""What a button sends: a code that takes a number more."""

_CLOSED = Button("·", ONLY_READ())
_WEEKS = calendar.Calendar(firstweekday=calendar.MONDAY)


def month(
    scene: Scene,
    shown: date,
    *,
    pick: Sends,
    turn: Sends,
    earliest: date | None = None,
    latest: date | None = None,
) -> Keyboard:
    """The month of the day `shown`, with a button for each local day between both ends.

    A day sends what `pick` makes of its ordinal, an arrow what `turn` makes of the month's number
    (`casework.dates.months`). Days of other months and days outside both ends are dots. A month
    that is over before the earliest day gives way to the month of that day.
    """
    first, last = earliest or date.min, latest or date(months.LAST_YEAR, 12, 31)
    if months.number_of(shown) < months.number_of(first):
        shown = first
    names = tuple(Button(name, ONLY_READ()) for name in scene.reader.weekday_names())
    weeks = (
        tuple(
            _day(scene, day, pick) if day.month == shown.month and first <= day <= last else _CLOSED
            for day in week
        )
        for week in _WEEKS.monthdatescalendar(shown.year, shown.month)
    )
    ahead = (week for week in weeks if any(day is not _CLOSED for day in week))
    return (_title(scene, shown, turn, first, last), names, *ahead)


def month_text(scene: Scene, shown: date) -> str:
    """The holidays of the month by name, as a line for the message; empty if there are none."""
    days = (day for day in _WEEKS.itermonthdates(shown.year, shown.month))
    named = (
        scene.reader.row((f"{day.day}•", escape(day_off_name(scene, day), quote=False)), " ")
        for day in days
        if day.month == shown.month and _is_holiday(scene, day)
    )
    return "\n".join(named)


def _title(scene: Scene, shown: date, turn: Sends, first: date, last: date) -> tuple[Button, ...]:
    """The month's name between the arrows that lead somewhere."""
    number = months.number_of(shown)
    before, after = turn(number - 1), turn(number + 1)
    return (
        *((Button(scene.reader.turned("‹"), before),) if number > months.number_of(first) else ()),
        Button(scene.reader.month_name(shown), ONLY_READ()),
        *((Button(scene.reader.turned("›"), after),) if number < months.number_of(last) else ()),
    )


def _day(scene: Scene, day: date, pick: Sends) -> Button:
    text = f"{day.day}•" if _is_holiday(scene, day) else str(day.day)
    is_today = day == scene.now.astimezone(scene.reader.zone).date()
    return Button(f"[{text}]" if is_today else text, pick(day.toordinal()))


def _is_holiday(scene: Scene, day: date) -> bool:
    return closed_by(day, scene.office.calendar) is ClosedBy.HOLIDAY
