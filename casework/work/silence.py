"""When nothing has happened in a case for too long.

One rule for everybody who says so: the reminder to its advisor and their agenda after two weeks,
the coordinators' worklist a week later. Only a case that an advisor has can be silent; another one
waits for an advisor, which is followed up for itself.

What counts is what the task force does (`Sign`). What its requester writes, says or calls off does
not: it waits for an answer. Nor does what was taken back, a time to meet that no longer holds, and
a reminder that was put off. Days are local to the calendar; moments are aware.
"""

from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

from casework.dates.working_days import Calendar

SILENT_AFTER = timedelta(days=14)
"""Its advisor is reminded: 14 local days after the last sign, at whatever hour that was."""

FORGOTTEN_AFTER = SILENT_AFTER + timedelta(days=7)
"""A silent case is its advisor's matter first, and a week later the coordinators'."""


class Sign(StrEnum):
    """What counts as something happening in a case, by anybody of the task force."""

    TAKEN = "taken"
    """An advisor took it, took it over or found it in the field, or it came back to its advisor."""
    LOGGED = "logged"
    """Something that was done was logged, on the day on which it was written down."""
    NOTED = "noted"
    """A note was written for the team."""
    WRITTEN = "written"
    """A message to the requester, also one that did not arrive: who wrote it is told so."""
    PROPOSED = "proposed"
    """Times to meet were proposed; while they wait for an answer, the two weeks run."""
    VISIT = "visit"
    """A visit that is agreed, at the moment when it begins, which may lie ahead."""
    CALLED_OFF = "called_off"
    """A visit was called off by the task force."""
    SAID_HOW_IT_GOES = "said_how_it_goes"
    """Some days after a visit it was said whether it is moving."""
    PASSED_ON = "passed_on"
    """Another advisor was asked to take the case over, whatever they answer."""
    DONE = "done"
    """Whoever was reminded of the silence has said that it is dealt with."""


def silent_before(now: datetime, calendar: Calendar, after: timedelta = SILENT_AFTER) -> datetime:
    """The moment (UTC) before which the last sign lies in a case that is silent now.

    It is a local midnight, so that whatever looks on the same day says the same, at any hour.
    """
    today = now.astimezone(calendar.zone).date()
    first_day = today - after + timedelta(days=1)
    return datetime.combine(first_day, time(), calendar.zone).astimezone(UTC)


def is_silent(
    last_sign: datetime, now: datetime, calendar: Calendar, after: timedelta = SILENT_AFTER
) -> bool:
    """Whether so many local days have passed since the last sign."""
    return last_sign < silent_before(now, calendar, after)


def looked_at_again(
    last_sign: datetime, now: datetime, due: datetime, next_morning: datetime
) -> datetime:
    """When to look again at a case that is not silent, and will be `due` unless something happens.

    A visit that lies ahead may be called off, so that the case is silent at once: then the next
    morning.
    """
    return min(due, next_morning) if last_sign > now else due
