"""A month of the days on which a reminder can come."""

from collections.abc import Callable
from datetime import date

from casework.dates import months
from casework.follow_ups.kinds import days_ahead
from handlers.core.effects import Keyboard
from handlers.core.keyboards.month import month
from handlers.core.scene import Scene


def reminder_days(
    scene: Scene, number: int | None, pick: Callable[[int], str], turn: Callable[[int], str]
) -> tuple[date, Keyboard]:
    """The first of the month with this number, or with the first such day; and its buttons."""
    first, last = days_ahead(scene.now, scene.office.calendar)
    shown = first if number is None else months.first_of(number)
    return shown, month(scene, shown, pick=pick, turn=turn, earliest=first, latest=last)
