"""Planning to be away: which days can be taken."""

from collections.abc import Iterable
from datetime import date, time, timedelta

from casework.core.errors import Refused
from casework.dates.working_days import Absence

BEGINS_AT = time(7, 30)
"""On the clock on the wall: half an hour before a working day, so that nobody is called at night
because somebody else is away in the morning."""

FURTHEST = timedelta(days=365)
"""How far ahead an absence may end, from today."""


def check_first(first: date, today: date, others: Iterable[Absence]) -> None:
    """Whether an absence may begin on this local day.

    Raises Refused: day_past; away_too_far; away_overlaps (first, last: ISO days of the other one).
    """
    check(first, first, today, others)


def check(first: date, last: date, today: date, others: Iterable[Absence]) -> None:
    """Whether somebody may be away on these local days, both included, beside `others` of theirs.

    Raises what `check_first` raises, and Refused("away_ends_first").
    """
    if last < first:
        raise Refused("away_ends_first")
    if first < today:
        raise Refused("day_past")
    if last > today + FURTHEST:
        raise Refused("away_too_far")
    for other in others:
        if first <= other.last and last >= other.first:
            raise Refused(
                "away_overlaps", first=other.first.isoformat(), last=other.last.isoformat()
            )
