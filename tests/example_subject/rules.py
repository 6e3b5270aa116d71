"""When somebody is reminded of a coffee: in the morning a week later, if that is a working day."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from casework.dates.working_days import Calendar
from casework.follow_ups.kinds import Rule, days_later, working_morning

COFFEE = "coffee"
A_WEEK = timedelta(days=7)


def _due(anchor: datetime, number: int, calendar: Calendar) -> datetime | None:
    return None if number else working_morning(days_later(anchor, A_WEEK, calendar), calendar)


FOLLOW_UPS: Mapping[str, Rule] = {COFFEE: Rule(_due)}
