"""Working time: when an answer is due, and how long somebody has had to give it.

Working time is weekdays from 8 to 16 in the calendar's zone, or the hours that somebody has set
for themselves, without public holidays and without absences. Every moment that comes in or goes
out is aware; what goes out is in UTC. Opening and closing are taken from the clock on the wall,
each day anew, and what lies between them is counted in real time: a switch to or from summer
time moves no closing hour.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from casework.core.stored import Moment, Stored
from casework.dates.working_days import (
    Absence,
    Calendar,
    ClosedBy,
    closed_by,
    holiday_name,
    hours_of,
    is_working_day,
)

__all__ = [
    "Absence",
    "Calendar",
    "DateStep",
    "Deadline",
    "StepCode",
    "add_working_hours",
    "holiday_name",
    "is_working_day",
    "opens_at",
    "response_due",
    "working_hours_before",
    "working_hours_between",
]

ONE_DAY = timedelta(days=1)
LONGEST_CLOSURE = 366
"""Days. A calendar that is closed for longer has a mistake in it."""


class StepCode(StrEnum):
    """What a step of an explanation says."""

    SENT = "sent"
    BEFORE_HOURS = "before_hours"
    AFTER_HOURS = "after_hours"
    WORKING_DAY = "working_day"
    WEEKEND = ClosedBy.WEEKEND.value
    HOLIDAY = ClosedBy.HOLIDAY.value
    ABSENCE = ClosedBy.ABSENCE.value
    DAY_OFF = ClosedBy.DAY_OFF.value
    WORKED = "worked"
    BEGAN = "began"
    DAYS_LATER = "days_later"
    NEXT_WORKING_DAY = "next_working_day"
    SAME_MORNING = "same_morning"
    DAY_BEFORE = "day_before"
    HOUR_BEFORE = "hour_before"
    DUE = "due"
    MOVED = "moved"
    STANDS = "stands"
    ANEW = "anew"
    PUT_OFF = "put_off"


@dataclass(frozen=True)
class DateStep(Stored):
    """One line of the explanation of a deadline; the words come later, in the reader's language.

    `day` is local. `at` (UTC) stands in `SENT`, `WORKED` (when that day's working time was used
    up) and whatever names a moment. `ordinal`, from 1, stands in `WORKING_DAY`, and in `DAYS_LATER`
    as the number of days; `hours` in `WORKED`. The name of a `HOLIDAY` is
    `holiday_name(day, language)`.
    """

    code: StepCode
    day: date
    at: Moment | None = None
    ordinal: int | None = None
    hours: float | None = None


@dataclass(frozen=True)
class Deadline:
    """When something is due (UTC), and how that came about."""

    due: datetime
    steps: tuple[DateStep, ...]


def response_due(sent_at: datetime, calendar: Calendar, *, working_days: int = 2) -> Deadline:
    """When the answer to something sent at this moment is due: at closing time of a working day.

    The promise is "an advisor answers within two working days" and is given as "by Wednesday 25
    November at 16:00". It is read so: the day of sending is not counted, whatever the hour, and
    the first working day after it is the first. So Monday at 10 and Monday at 22 are both due
    on Wednesday at 16; Friday at 15, Friday at 16:20, Saturday and Sunday are all due on Tuesday
    at 16. Nobody gets less than two whole working days to answer in, and nobody waits for more
    than two of them; the hour of sending is told in the steps, and moves nothing.

    Raises ValueError if `sent_at` is naive, `working_days` below 1, or the calendar closed for
    good.
    """
    if working_days < 1:
        raise ValueError(f"a deadline is at least 1 working day away, not {working_days}")
    sent_at = _in_utc(sent_at)
    sent_on = local_day(sent_at, calendar)
    steps = [DateStep(StepCode.SENT, sent_on, at=sent_at)]
    steps += _outside_hours(sent_at, sent_on, calendar)
    for step in days_from(sent_on + ONE_DAY, calendar):
        steps.append(step)
        if step.ordinal == working_days:
            break
    return Deadline(hours_of(steps[-1].day, calendar)[1], tuple(steps))


def add_working_hours(start: datetime, hours: float, calendar: Calendar) -> datetime:
    """The first moment (UTC) at which this many hours of working time have passed since `start`.

    No hours have passed at `start` itself. Raises ValueError if `start` is naive, `hours` negative,
    or the calendar closed for good.
    """
    moments = [step.at for step in working_hour_steps(start, hours, calendar) if step.at]
    return moments[-1] if moments else _in_utc(start)


def working_hour_steps(start: datetime, hours: float, calendar: Calendar) -> tuple[DateStep, ...]:
    """How `add_working_hours` comes to its moment: day by day, what counts and what does not.

    Raises what `add_working_hours` raises.
    """
    if hours < 0:
        raise ValueError(f"cannot wait for {hours} hours")
    now, left = _in_utc(start), timedelta(hours=hours)
    days = days_from(local_day(now, calendar), calendar)
    steps: list[DateStep] = []
    while left:
        day = next(days)
        opens, closes = hours_of(day.day, calendar)
        if day.ordinal is None:
            steps.append(day)
            continue
        if now < opens and day.day == local_day(now, calendar):
            steps.append(DateStep(StepCode.BEFORE_HOURS, day.day))
        now = max(now, opens)
        # Hours within the one that summer time leaves out would end before they begin.
        spent = max(timedelta(), min(left, closes - now))
        now, left = now + spent, left - spent
        steps.append(_worked(day.day, now, spent))
    return tuple(steps)


def _worked(day: date, until: datetime, spent: timedelta) -> DateStep:
    if not spent:
        return DateStep(StepCode.AFTER_HOURS, day)
    return DateStep(StepCode.WORKED, day, at=until, hours=spent / timedelta(hours=1))


def working_hours_before(end: datetime, hours: float, calendar: Calendar) -> datetime:
    """The last moment (UTC) at which so many hours of working time are still left until `end`.

    Raises what `add_working_hours` raises.
    """
    if hours < 0:
        raise ValueError(f"cannot go back {-hours} hours")
    now, left = _in_utc(end), timedelta(hours=hours)
    day = local_day(now, calendar)
    for _closed in range(LONGEST_CLOSURE * 2):
        opens, closes = hours_of(day, calendar)
        if is_working_day(day, calendar):
            stops = min(now, closes)
            spent = max(timedelta(), min(left, stops - opens))
            left -= spent
            if not left:
                return stops - spent if spent else now
        day -= ONE_DAY
    raise ValueError(f"no {hours} working hours before {end}")


def opens_at(now: datetime, calendar: Calendar) -> datetime:
    """The first moment from now on that is working time (UTC); `now` itself within it.

    Raises ValueError if `now` is naive or the calendar closed for good.
    """
    now = _in_utc(now)
    for step in days_from(local_day(now, calendar), calendar):
        opens, closes = hours_of(step.day, calendar)
        if step.ordinal is not None and now < closes:
            return max(now, opens)
    raise AssertionError("days go on for ever")


def working_hours_between(start: datetime, end: datetime, calendar: Calendar) -> float:
    """Hours of working time from `start` to `end`; 0.0 if `end` is not later.

    Raises ValueError if either is naive.
    """
    start, end = _in_utc(start), _in_utc(end)
    first, last = local_day(start, calendar), local_day(end, calendar)
    total = timedelta()
    for day in (first + number * ONE_DAY for number in range((last - first).days + 1)):
        opens, closes = hours_of(day, calendar)
        inside = min(closes, end) - max(opens, start)
        if inside > timedelta() and is_working_day(day, calendar):
            total += inside
    return total / timedelta(hours=1)


def days_from(day: date, calendar: Calendar) -> Iterator[DateStep]:
    """Every day from this one on, each with what it is, and the working days counted."""
    closed, ordinal = 0, 0
    while closed < LONGEST_CLOSURE:
        if why := closed_by(day, calendar):
            closed += 1
            yield DateStep(StepCode(why), day)
        else:
            closed, ordinal = 0, ordinal + 1
            yield DateStep(StepCode.WORKING_DAY, day, ordinal=ordinal)
        day += ONE_DAY
    raise ValueError(f"no working day in the {LONGEST_CLOSURE} days before {day}")


def _outside_hours(sent_at: datetime, sent_on: date, calendar: Calendar) -> list[DateStep]:
    """How the moment of sending is outside working time, if it is."""
    opens, closes = hours_of(sent_on, calendar)
    if why := closed_by(sent_on, calendar):
        return [DateStep(StepCode(why), sent_on)]
    if sent_at < opens:
        return [DateStep(StepCode.BEFORE_HOURS, sent_on)]
    if sent_at >= closes:
        return [DateStep(StepCode.AFTER_HOURS, sent_on)]
    return []


def _in_utc(moment: datetime) -> datetime:
    """The moment in UTC: in one zone, Python would compare and subtract what the clock shows."""
    if moment.utcoffset() is None:
        raise ValueError(f"{moment} has no time zone")
    return moment.astimezone(UTC)


def local_day(moment: datetime, calendar: Calendar) -> date:
    """The day that it is at this moment where the calendar holds."""
    return moment.astimezone(calendar.zone).date()
