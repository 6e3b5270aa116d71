"""What is followed up: every kind in one table, with when each of its rounds is due.

A follow-up starts at a moment, its anchor, and comes round as often as its kind says. What is done
when a round is due stands in `storage/<subject>/follow_ups.py`, and its words with those of the
subject. All moments are aware; what is due is in UTC. What a kind says of mornings is local to the
calendar.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from casework.core.errors import Refused
from casework.core.vocabulary import FollowUpKind
from casework.dates.working_time import Calendar, add_working_hours, is_working_day
from casework.visits.rules import reminder_due
from casework.work.silence import SILENT_AFTER

MORNING = time(8)
FIRST_OFFER_REMINDER, OFFER_MOVES_ON = 4, 8
"""Working hours after which an unanswered offer is reminded of, and goes to the next.

So it was before an offer named its own moments (`casework.offers.promises`); those of then still
do.
"""

DRAFT_WARNED_AFTER = timedelta(days=23)
DRAFT_ERASED_AFTER = timedelta(days=30)
DRAFT_ERASED = 2
"""The round in which a draft is erased."""

ASKED_AFTER_VISIT = 5
"""Working days after a visit on which both sides are asked how it goes."""

EVALUATED_AFTER = timedelta(days=28)
EVALUATION_AGAIN = timedelta(days=7)
EVALUATION_ROUNDS = 2

Due = Callable[[datetime, int, Calendar], datetime | None]


@dataclass(frozen=True)
class Rule:
    """One kind. `due(anchor, round, calendar)` is None when there is no such round.

    `rounds_differ`: each round has a matter of its own: putting one off moves no other, and with
    one done the others still come.
    `begins_anew`: with one done, its time begins again, since what it watches goes on.
    `counts_from_telling`: a round that was missed is told however late, and the next one waits for
    as long after it.
    """

    due: Due
    rounds_differ: bool = False
    begins_anew: bool = False
    counts_from_telling: bool = False


def _offer_unanswered(anchor: datetime, number: int, calendar: Calendar) -> datetime | None:
    hours = (FIRST_OFFER_REMINDER, OFFER_MOVES_ON)
    return add_working_hours(anchor, hours[number], calendar) if number < len(hours) else None


def _each_working_hour(anchor: datetime, number: int, calendar: Calendar) -> datetime:
    return add_working_hours(anchor, number + 1, calendar)


def _first_answer(anchor: datetime, number: int, calendar: Calendar) -> datetime | None:
    """The morning of the promised day, and when the promise passes; the anchor is the promise."""
    if number == 0:
        return morning_of(anchor, calendar)
    return anchor if number == 1 else None


def _draft_unfinished(anchor: datetime, number: int, calendar: Calendar) -> datetime | None:
    """The next working day; a week before the end; the end."""
    if number == 0:
        return next_working_morning(anchor, calendar)
    ends = (DRAFT_WARNED_AFTER, DRAFT_ERASED_AFTER)
    if number > len(ends):
        return None
    return working_morning(days_later(anchor, ends[number - 1], calendar), calendar)


def _nothing_logged(anchor: datetime, number: int, calendar: Calendar) -> datetime | None:
    """14 days of silence, then each week."""
    wait = SILENT_AFTER + number * timedelta(days=7)
    return working_morning(days_later(anchor, wait, calendar), calendar)


def _own_reminder(anchor: datetime, number: int, calendar: Calendar) -> datetime | None:
    """The morning of the chosen day, working day or not: whoever chose it knows why."""
    return morning_of(anchor, calendar) if number == 0 else None


def _after_visit(anchor: datetime, number: int, calendar: Calendar) -> datetime | None:
    """The morning of the fifth working day after the visit; the anchor is its end."""
    return working_mornings_on(anchor, ASKED_AFTER_VISIT, calendar) if number == 0 else None


def _evaluation(anchor: datetime, number: int, calendar: Calendar) -> datetime | None:
    """Four weeks after closing, and once more a week later; the anchor is the closing."""
    if number >= EVALUATION_ROUNDS:
        return None
    wait = EVALUATED_AFTER + number * EVALUATION_AGAIN
    return working_morning(days_later(anchor, wait, calendar), calendar)


def _promise(anchor: datetime, number: int, _calendar: Calendar) -> datetime | None:
    """When it passes; the warning before has its moment from `casework.offers.promises`."""
    return anchor if number == 0 else None


FOLLOW_UPS: dict[str, Rule] = {
    FollowUpKind.OFFER_UNANSWERED: Rule(_offer_unanswered, rounds_differ=True),
    FollowUpKind.CONFLICT_NOT_TAKEN: Rule(_each_working_hour),
    FollowUpKind.FIRST_ANSWER_DUE: Rule(_first_answer, rounds_differ=True),
    FollowUpKind.DRAFT_UNFINISHED: Rule(_draft_unfinished, rounds_differ=True),
    FollowUpKind.NOTHING_LOGGED: Rule(_nothing_logged, begins_anew=True),
    FollowUpKind.OWN_REMINDER: Rule(_own_reminder),
    FollowUpKind.VISIT: Rule(reminder_due, rounds_differ=True),
    FollowUpKind.AFTER_VISIT: Rule(_after_visit),
    FollowUpKind.EVALUATION: Rule(_evaluation, counts_from_telling=True),
    FollowUpKind.PROMISE: Rule(_promise, rounds_differ=True),
}


def due(kind: str, anchor: datetime, number: int, calendar: Calendar) -> datetime | None:
    """When a round (from 0) is due; None when the kind has no such round."""
    return FOLLOW_UPS[kind].due(anchor, number, calendar)


def next_round(
    kind: str,
    anchor: datetime,
    after: int,
    calendar: Calendar,
    now: datetime,
    named: Sequence[datetime] = (),
) -> tuple[int, datetime] | None:
    """The next round that lies ahead: after a pause, those that were missed are not made up for.

    The last round of a kind is not skipped: it does what must be done, however late. `named` are
    the moments of all rounds where they were settled when it began, and perhaps told: they stand.
    """

    def moment_of(number: int) -> datetime | None:
        if named:
            return named[number] if number < len(named) else None
        return due(kind, anchor, number, calendar)

    number, missed = after + 1, None
    while (moment := moment_of(number)) is not None:
        if moment > now:
            return number, moment
        missed = number, moment
        number += 1
    return missed


def morning_of(moment: datetime, calendar: Calendar) -> datetime:
    """8:00 of the moment's local day."""
    local = moment.astimezone(calendar.zone)
    return datetime.combine(local.date(), MORNING, calendar.zone).astimezone(moment.tzinfo)


def days_later(moment: datetime, wait: timedelta, calendar: Calendar) -> datetime:
    """The same local time so many days later, also where the clocks change between."""
    return (moment.astimezone(calendar.zone) + wait).astimezone(moment.tzinfo)


def working_morning(moment: datetime, calendar: Calendar) -> datetime:
    """8:00 of the moment's local day, or of the first working day after it."""
    day = moment.astimezone(calendar.zone).date()
    while not is_working_day(day, calendar):
        day += timedelta(days=1)
    return datetime.combine(day, MORNING, calendar.zone).astimezone(moment.tzinfo)


def next_working_morning(moment: datetime, calendar: Calendar) -> datetime:
    """8:00 of the first working day after the moment's local day."""
    return working_morning(days_later(moment, timedelta(days=1), calendar), calendar)


def working_mornings_on(moment: datetime, days: int, calendar: Calendar) -> datetime:
    """8:00 of the working day that comes so many working days after the moment's local day."""
    for _day in range(days):
        moment = next_working_morning(moment, calendar)
    return moment


LONGEST_REMINDER = 200
"""Characters of the line of a reminder that somebody sets."""

MOST_DAYS_AHEAD = 366
"""Days from today to the last one for which somebody can ask to be reminded."""


def days_ahead(now: datetime, calendar: Calendar) -> tuple[date, date]:
    """The first and the last local day whose morning somebody can choose."""
    today = now.astimezone(calendar.zone).date()
    passed = morning_of(now, calendar) <= now
    return today + timedelta(days=int(passed)), today + timedelta(days=MOST_DAYS_AHEAD)


def chosen_morning(day: date, now: datetime, calendar: Calendar) -> datetime:
    """8:00 (UTC) of a local day that somebody has chosen, working day or not.

    Raises Refused("day_past"), Refused("morning_past") for today once it is 8, and
    Refused("day_too_far").
    """
    first, last = days_ahead(now, calendar)
    today = now.astimezone(calendar.zone).date()
    if day < today:
        raise Refused("day_past")
    if day < first:
        raise Refused("morning_past")
    if day > last:
        raise Refused("day_too_far")
    return datetime.combine(day, MORNING, calendar.zone).astimezone(UTC)


SNOOZES = {"tomorrow": 1, "three_days": 3, "next_week": 7}
"""What a reminder can be put off to: working days, and for the week calendar days."""


def snoozed_until(choice: str, now: datetime, calendar: Calendar) -> datetime:
    """8:00 of the working day that a choice of `SNOOZES` means. Raises KeyError for another."""
    days = SNOOZES[choice]
    if choice == "next_week":
        return working_morning(now + timedelta(days=days), calendar)
    return working_mornings_on(now, days, calendar)
