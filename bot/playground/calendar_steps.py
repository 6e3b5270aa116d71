"""How far the clock bar moves the program's time."""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from casework.working_days import Calendar, hours_of, is_working_day

CALENDAR = Calendar(ZoneInfo("Europe/Copenhagen"))

Step = Callable[[datetime, Calendar], timedelta]


def next_working_day(now: datetime, calendar: Calendar) -> timedelta:
    """Up to the hour at which the first working day after today opens."""
    day = now.astimezone(calendar.zone).date() + timedelta(days=1)
    while not is_working_day(day, calendar):
        day += timedelta(days=1)
    opens, _ = hours_of(day, calendar)
    return opens - now


def next_hour(_: datetime, __: Calendar) -> timedelta:
    """An hour on."""
    return timedelta(hours=1)


def next_week(_: datetime, __: Calendar) -> timedelta:
    """A week on, to the minute."""
    return timedelta(weeks=1)


STEPS: dict[str, Step] = {
    "hour": next_hour,
    "working_day": next_working_day,
    "week": next_week,
}
