"""When people may be told what they have not asked for: quiet hours, pauses, an advisor's hours.

Who taps or writes is answered at once, whatever the hour; this is about the rest. Moments are
aware, and what comes out is in UTC. Hours are taken from the clock on the wall, each day anew, so
that 8:00 stays 8:00 when the clocks are changed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from casework.core.errors import Refused
from casework.dates.working_days import Calendar, hours_of, is_working_day

MORNING = time(8)
"""When a pause ends on its last day, where no quiet hours say it."""

LONGEST_PAUSE = 90
"""Days; a school's summer holiday has room in it, and nobody is forgotten in one."""

STILL_THERE = timedelta(hours=1)
"""Who has written about a case so lately is not disturbed by what is written back."""

TIME_TO_GO = timedelta(hours=1)
"""What is about a visit must be read so long before it begins."""

LONGEST_CLOSURE = 366
"""Days. Whoever is away for longer is not waited for."""

Span = tuple[datetime, datetime]
"""From when until when somebody may be told things on a day."""


class Receiver(StrEnum):
    """Who is told: that says how far they are left in peace.

    A requester is who has no role on the team; an advisor who is a coordinator too is an advisor.
    """

    REQUESTER = "requester"
    ADVISOR = "advisor"
    COORDINATOR = "coordinator"


@dataclass(frozen=True)
class Quiet:
    """When requesters are told nothing unprompted: each night, and on days off.

    `hours` are local, from the evening until the morning; None for no quiet hours.
    """

    hours: tuple[time, time] | None = (time(18), time(8))
    days_off: bool = True

    def __post_init__(self) -> None:
        if self.hours is not None and self.hours[0] <= self.hours[1]:
            raise ValueError(f"quiet hours begin in the evening and end before, not {self.hours}")

    @property
    def morning(self) -> time:
        """When a day begins on which somebody may be told things."""
        return self.hours[1] if self.hours is not None else time()


def waits_until(
    now: datetime,
    receiver: Receiver,
    calendar: Calendar,
    quiet: Quiet,
    paused_until: date | None = None,
    *,
    written: bool = False,
) -> datetime | None:
    """Until when (UTC) something waits for this person; None if they may be told it now.

    `calendar` is the receiver's: their own hours and absences. `written` says that the other side
    of a case wrote it, which is all that waits for an advisor. `paused_until` is the local day on
    whose morning a requester's pause ends.
    """
    moment: datetime | None = now
    if receiver is Receiver.REQUESTER:
        moment = _for_requester(now, calendar, quiet, paused_until)
    elif receiver is Receiver.ADVISOR and written:
        moment = _first(now, calendar.zone, lambda day: _hours(day, calendar))
    return moment.astimezone(UTC) if moment is not None and moment > now else None


def check_pause(until: date, today: date) -> None:
    """Whether a pause may last until this local day.

    Raises Refused("day_past") unless it is after today, Refused("pause_too_long", days=...).
    """
    if until <= today:
        raise Refused("day_past")
    if until - today > timedelta(days=LONGEST_PAUSE):
        raise Refused("pause_too_long", days=LONGEST_PAUSE)


def pause_ends(until: date, quiet: Quiet, zone: ZoneInfo) -> datetime:
    """The moment (UTC) at which a pause until this local day is over."""
    morning = quiet.morning if quiet.hours is not None else MORNING
    return datetime.combine(until, morning, zone).astimezone(UTC)


def _for_requester(
    now: datetime, calendar: Calendar, quiet: Quiet, paused_until: date | None
) -> datetime | None:
    if paused_until is not None:
        now = max(now, pause_ends(paused_until, quiet, calendar.zone))
    return _first(now, calendar.zone, lambda day: _told_on(day, calendar, quiet))


def _first(
    moment: datetime, zone: ZoneInfo, spans: Callable[[date], Span | None]
) -> datetime | None:
    """The first moment, this one or later, that lies in the span of its day; None if none does."""
    day = moment.astimezone(zone).date()
    for number in range(LONGEST_CLOSURE):
        span = spans(day + timedelta(days=number))
        if span is not None and moment < span[1]:
            return max(moment, span[0])
    return None


def _told_on(day: date, calendar: Calendar, quiet: Quiet) -> Span | None:
    """From when until when requesters are told things on a day."""
    if quiet.days_off and not is_working_day(day, calendar):
        return None
    evening = quiet.hours[0] if quiet.hours is not None else time()
    last = day if quiet.hours is not None else day + timedelta(days=1)
    begins = datetime.combine(day, quiet.morning, calendar.zone)
    ends = datetime.combine(last, evening, calendar.zone)
    return begins.astimezone(UTC), ends.astimezone(UTC)


def _hours(day: date, calendar: Calendar) -> Span | None:
    return hours_of(day, calendar) if is_working_day(day, calendar) else None
