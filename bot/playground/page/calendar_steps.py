"""How far the clock bar moves the program's time."""

from datetime import datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from casework.dates.working_days import Calendar, hours_of, is_working_day

CALENDAR = Calendar(ZoneInfo("Europe/Copenhagen"))

FRIDAY = 4

BEGIN = time(9)
"""The local hour of a working day at which the playground begins outside working time."""


class Step(Protocol):
    """How far to go from a moment (aware)."""

    def __call__(self, now: datetime, calendar: Calendar) -> timedelta:
        """Never back."""


def into_working_time(now: datetime, calendar: Calendar) -> timedelta:
    """Nothing in working time; else up to `BEGIN` of the first working day on which that is ahead.

    `now` is aware.
    """
    day = now.astimezone(calendar.zone).date()
    opens, closes = hours_of(day, calendar)
    if opens <= now < closes and is_working_day(day, calendar):
        return timedelta()
    begins = datetime.combine(day, BEGIN, calendar.zone)
    while begins <= now or not is_working_day(begins.date(), calendar):
        begins += timedelta(days=1)
    return begins - now


def friday_at_one(now: datetime, calendar: Calendar) -> timedelta:
    """Up to one o'clock on the next Friday that is a working day, as are Thursday and Monday."""
    day = now.astimezone(calendar.zone).date() + timedelta(days=1)
    while day.weekday() != FRIDAY or not all(
        is_working_day(day + timedelta(days=days), calendar) for days in (-1, 0, 3)
    ):
        day += timedelta(days=1)
    return datetime.combine(day, time(13), calendar.zone) - now


def next_working_day(now: datetime, calendar: Calendar) -> timedelta:
    """Up to the hour at which the first working day after today opens."""
    day = now.astimezone(calendar.zone).date() + timedelta(days=1)
    while not is_working_day(day, calendar):
        day += timedelta(days=1)
    opens, _ = hours_of(day, calendar)
    return opens - now


def next_hour(now: datetime, calendar: Calendar) -> timedelta:  # noqa: ARG001
    """An hour on."""
    return timedelta(hours=1)


def next_week(now: datetime, calendar: Calendar) -> timedelta:  # noqa: ARG001
    """A week on, to the minute."""
    return timedelta(weeks=1)


STEPS: dict[str, Step] = {
    "hour": next_hour,
    "working_day": next_working_day,
    "week": next_week,
}
