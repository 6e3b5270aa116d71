"""The time at which somebody wants a digest: not before 6, not after 20."""

from datetime import time

from casework.core.errors import Refused
from casework.dates.typed import read_time

EARLIEST, LATEST = time(6), time(20)

OFFERED = tuple(time(hour, minute) for hour in (6, 7, 8, 9) for minute in (0, 30))[1:-1]
"""The half hours that have a button: 6:30 to 9:00."""

_AN_HOUR = 60


def minutes_of(at: time) -> int:
    """Minutes since midnight."""
    return at.hour * _AN_HOUR + at.minute


def at_minutes(minutes: int) -> time:
    """The time with so many minutes since midnight. Raises Refused("stale_button")."""
    hour, minute = divmod(minutes, _AN_HOUR)
    if not EARLIEST.hour <= hour <= LATEST.hour:
        raise Refused("stale_button")
    return check(time(hour, minute))


def own_time(text: str) -> time:
    """The time that somebody has typed. Raises what `read_time` and `check` raise."""
    return check(read_time(text))


def check(at: time) -> time:
    """The time, if something can come then. Raises Refused("digest_time", earliest=, latest=)."""
    if not EARLIEST <= at <= LATEST:
        raise Refused("digest_time", earliest=EARLIEST.hour, latest=LATEST.hour)
    return at
