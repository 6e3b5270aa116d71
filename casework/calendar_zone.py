"""A time zone as calendars want to be told it: when its summer time begins and ends, each year.

What the icalendar package makes of a zone lists every change since 1970 by date, and begins summer
time an hour late; Outlook takes a rule, as most programs write one (RFC 5545, 3.6.5).
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from icalendar import Component, Timezone

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)


def timezone(zone: ZoneInfo, year: int) -> "Timezone":
    """The component VTIMEZONE of a zone, by the rules that hold in this year."""
    from icalendar import Timezone

    found = Timezone()
    found.add("tzid", zone.key)
    changes = list(_changes(zone, year))
    for change in changes:
        found.add_component(_observance(zone, change, every_year=True))
    if not changes:
        long_ago = datetime(year - 1, 1, 1, tzinfo=UTC)
        found.add_component(_observance(zone, long_ago, every_year=False))
    return found


def _changes(zone: ZoneInfo, year: int) -> Iterator[datetime]:
    """The moments (UTC) of a year at which the zone's clocks are changed."""
    moment = datetime(year, 1, 1, tzinfo=UTC)
    while moment.year == year:
        if _offset(zone, moment) != _offset(zone, moment + _DAY):
            yield _exactly(zone, moment)
        moment += _DAY


def _exactly(zone: ZoneInfo, before: datetime) -> datetime:
    """The first full hour after `before` from which the clocks show something else."""
    moment = before
    while _offset(zone, moment) == _offset(zone, before):
        moment += _HOUR
    return moment


def _observance(zone: ZoneInfo, change: datetime, *, every_year: bool) -> "Component":
    """Standard or summer time, as it begins with a change of the clocks.

    It begins when the clocks that are about to be changed show so, ten years ago by the same rule.
    """
    from icalendar import TimezoneDaylight, TimezoneStandard, vRecur

    after = change.astimezone(zone)
    before, name = _offset(zone, change - _HOUR), after.tzname()
    begins = (change + before).replace(tzinfo=None)
    found = TimezoneDaylight() if after.dst() else TimezoneStandard()
    rule = {"freq": "yearly", "bymonth": begins.month, "byday": _weekday_of_month(begins)}
    if every_year:
        found.add("rrule", vRecur(rule))
        begins = _same_rule(begins, begins.year - 10)
    found.add("dtstart", begins)
    found.add("tzoffsetfrom", before)
    found.add("tzoffsetto", _offset(zone, change))
    if name:
        found.add("tzname", name)
    return found


def _weekday_of_month(day: datetime) -> str:
    """`-1SU` for the last Sunday, `2SU` for the second one."""
    is_last = (day + 7 * _DAY).month != day.month
    return f"{-1 if is_last else (day.day - 1) // 7 + 1}{_WEEKDAYS[day.weekday()]}"


def _same_rule(begins: datetime, year: int) -> datetime:
    """The day of another year that the same rule means."""
    rule = _weekday_of_month(begins)
    first = begins.replace(year=year, day=1)
    days = (first + number * _DAY for number in range(31))
    return next(day for day in days if _weekday_of_month(day) == rule)


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    found = moment.astimezone(zone).utcoffset()
    if found is None:
        raise ValueError(f"{zone} does not say how far it is from UTC")
    return found
