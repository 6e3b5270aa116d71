"""An advisor's own hours: what can be set, and how hours are read that somebody types."""

import re
from datetime import time

from casework.core.errors import Refused
from casework.dates.working_days import DAYS_A_WEEK, END_OF_DAY, Calendar, Hours

MINUTES_A_DAY = 24 * 60
HOUR = 60
EARLIEST, LATEST_START = 6 * 60, 22 * 60
"""Minutes since midnight: the hours on buttons. Others can be typed."""

EVENING = (17 * 60, 21 * 60)
"""What one tap sets for a day on which somebody works in the evening."""

CLOSED = frozenset({"lukket", "fri", "nej", "closed", "off", "free", "none", "-", "0"})
"""What people type for a day off."""

Span = tuple[int, int]
"""From when until when, in local minutes since midnight; 1440 is the end of the day."""
Week = tuple[Span | None, ...]
"""Seven of them from Monday on; None on a day off."""

_AT = r"(?:kl\.?|klokken|at)? ?"
_CLOCK = r"([0-9]{1,2})(?:[.:]?([0-9]{2}))?"
_SPAN = re.compile(
    rf"(?:fra|from|mellem|between)? ?{_AT}{_CLOCK} ?(?:-|–|—|til|to|og|and|until) ?{_AT}{_CLOCK}"
)


def read_hours(text: str) -> Span | None:
    """The hours that a text means: "10-18", "17.00 til 21.30"; None for "closed" or "fri".

    Raises Refused("hours_unreadable"), and Refused("hours_end_first").
    """
    tidied = " ".join(text.casefold().split()).rstrip(".! ")
    if tidied in CLOSED:
        return None
    found = _SPAN.fullmatch(tidied)
    if found is None:
        raise Refused("hours_unreadable")
    first_hour, first_minute, last_hour, last_minute = (int(each or 0) for each in found.groups())
    return span(_minutes(first_hour, first_minute), _minutes(last_hour, last_minute))


def span(opens: int, closes: int) -> Span:
    """Hours of a day. Raises Refused("hours_unreadable") and Refused("hours_end_first")."""
    if not (0 <= opens < MINUTES_A_DAY and 0 < closes <= MINUTES_A_DAY):
        raise Refused("hours_unreadable")
    if closes <= opens:
        raise Refused("hours_end_first")
    return opens, closes


def week_of(calendar: Calendar) -> Week:
    """The hours of a calendar, from Monday on."""
    days = (calendar.hours_on(weekday) for weekday in range(DAYS_A_WEEK))
    return tuple(_span_of(hours) if hours else None for hours in days)


def changed(week: Week, weekday: int, hours: Span | None) -> Week:
    """The week with other hours on one day. Raises Refused("hours_none_left") without any."""
    if not 0 <= weekday < DAYS_A_WEEK:
        raise Refused("stale_button")
    days = [hours if day == weekday else each for day, each in enumerate(week)]
    if not any(days):
        raise Refused("hours_none_left")
    return tuple(days)


def _minutes(hour: int, minute: int) -> int:
    return hour * 60 + minute if minute < 60 else MINUTES_A_DAY + 1  # noqa: PLR2004


def _span_of(hours: Hours) -> Span:
    opens, closes = hours
    return _since_midnight(opens), _since_midnight(closes)


def _since_midnight(at: time) -> int:
    return MINUTES_A_DAY if at == END_OF_DAY else at.hour * 60 + at.minute
