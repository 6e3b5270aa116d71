"""When what is known of a person is erased, without anybody asking for it."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

ONE_DAY = timedelta(days=1)


class ErasedAs(StrEnum):
    """Why somebody was erased."""

    ASKED = "asked"
    TOO_OLD = "too_old"


@dataclass(frozen=True, slots=True)
class Standing:
    """How somebody stands with the task force.

    `last` is when their last case ended (UTC); for somebody who never had one, when they were last
    here. `busy`: they have an open case, or are writing a request. `on_team`: cases name them.
    """

    last: datetime
    busy: bool = False
    on_team: bool = False


def is_due(standing: Standing, now: datetime, months: int, zone: ZoneInfo) -> bool:
    """Whether a person is to be erased: so many months after, on the same day of the month."""
    if standing.on_team or standing.busy:
        return False
    return standing.last < ended_before(now, months, zone)


def ended_before(now: datetime, months: int, zone: ZoneInfo) -> datetime:
    """The moment before which somebody's last case has ended, if they are due now.

    It is the end of the local day so many months ago. Where that month has no such day, it is its
    last one, so that nobody is erased too early.
    """
    today = now.astimezone(zone).date()
    day = _months_before(today, months) + ONE_DAY
    return datetime.combine(day, time(), zone)


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
