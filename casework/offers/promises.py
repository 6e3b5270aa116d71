"""What a requester is promised, and how the time until then is shared out.

Where a conflict is going on, an advisor answers within four working hours; else within two working
days, which are sixteen working hours at the least. Advisors are asked one after the other, and the
coordinators must hear while they can still do something, so nobody may sit on a request for long:

|                                         | two days | conflict |
| --- | --- | --- |
| promised, in working hours              | 16 to 24 | 4        |
| left when the coordinators hear of it   | 4        | 1        |
| so that advisors share                  | 12       | 3        |
| of which four advisors have, each       | 3        | ¾        |
| the most and the least that one has     | 8, 1     | 4, ½     |
| the new date, once the first has passed | 8        | 4        |

A quarter of the promise is the coordinators'; the rest is divided by the number of advisors that
can still be asked. Who is the only one to ask has it until the promise passes, or for the most
that one has: nothing is won by taking it away. The new date is a working day on, at the same hour.

Moments are aware; what comes out is in UTC, and on a whole minute, so that it is the moment that
people read.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from casework.core.vocabulary import Urgency
from casework.dates.working_time import (
    Calendar,
    DateStep,
    Deadline,
    StepCode,
    add_working_hours,
    local_day,
    opens_at,
    response_due,
    working_hour_steps,
    working_hours_before,
    working_hours_between,
)


@dataclass(frozen=True)
class Terms:
    """All in working hours. `hours`: what is promised, None for two working days.

    `warning`: what is left when the coordinators hear of it; `again`: until the new date; `least`
    and `most`: what an advisor has to answer an offer.
    """

    hours: float | None
    warning: float
    again: float
    least: float
    most: float


TWO_DAYS = Terms(hours=None, warning=4, again=8, least=1, most=8)
CONFLICT = Terms(hours=4, warning=1, again=4, least=0.5, most=4)


def terms_of(urgency: Urgency) -> Terms:
    """What holds for a request that is so urgent."""
    return CONFLICT if urgency is Urgency.CONFLICT_NOW else TWO_DAYS


def promised(sent_at: datetime, urgency: Urgency, calendar: Calendar) -> Deadline:
    """By when an advisor answers what was sent, or opened again, at this moment.

    Raises what `response_due` raises.
    """
    hours = terms_of(urgency).hours
    if hours is None:
        return response_due(sent_at, calendar)
    due = whole_minute(add_working_hours(sent_at, hours, calendar))
    sent = DateStep(StepCode.SENT, local_day(sent_at, calendar), at=sent_at.astimezone(UTC))
    return Deadline(due, (sent, *working_hour_steps(sent_at, hours, calendar)))


def warned_at(promise: datetime, urgency: Urgency, office: Calendar) -> datetime:
    """When the coordinators hear that a promise is about to pass."""
    return working_hours_before(promise, terms_of(urgency).warning, office)


def promised_anew(now: datetime, urgency: Urgency, office: Calendar) -> datetime:
    """The new date, once the first one has passed."""
    return whole_minute(add_working_hours(now, terms_of(urgency).again, office))


def changed(
    in_force: datetime,
    sent_at: datetime,
    now: datetime,
    urgency: Urgency,
    former: Urgency,
    office: Calendar,
) -> datetime:
    """By when an answer is promised, once a request turns out to be more urgent, or less.

    More urgent: by the rule from now on, but never later than it was promised. Less: by the rule
    from when it was sent, but never earlier than it was promised. What is promised alike stays.
    """
    if terms_of(urgency) is terms_of(former):
        return in_force
    if urgency is Urgency.CONFLICT_NOW:
        return min(in_force, promised(now, urgency, office).due)
    return max(in_force, promised(sent_at, urgency, office).due)


@dataclass(frozen=True)
class AskedAdvisor:
    """An advisor who is asked now. `others` are those who can be asked after them.

    `alone`: nobody was asked before, and nobody can be after.
    `promise` is the one that is in force; None where nothing is owed. `own` are their hours;
    `leaves` is when an absence of theirs begins, if one is planned.
    """

    urgency: Urgency
    promise: datetime | None
    others: int
    own: Calendar
    leaves: datetime | None = None
    alone: bool = False


def answer_by(now: datetime, asked: AskedAdvisor, office: Calendar) -> datetime:
    """Until when an offer waits for its answer; then it moves on.

    That is a share of the time that the advisors have together, in the hours of the one who is
    asked, but not longer than they are there. Whose own hours lead beyond that time answers while
    the others still have the least each.
    """
    terms, ends = terms_of(asked.urgency), _ends(now, asked, office)
    if ends is None:
        found = add_working_hours(now, terms.most, asked.own)
    else:
        share = working_hours_between(now, ends, office) / (asked.others + 1)
        share = min(terms.most, max(terms.least, share))
        found = add_working_hours(now, share, asked.own)
        if found > ends:
            latest = working_hours_before(ends, asked.others * terms.least, office)
            found = min(found, max(latest, add_working_hours(now, terms.least, office)))
    if asked.leaves is not None and asked.leaves > now:
        found = min(found, asked.leaves)
    return _five_minutes(found)


def reminded_at(now: datetime, until: datetime, own: Calendar) -> datetime | None:
    """Halfway through the hours that somebody has to answer; None where they have none."""
    hours = working_hours_between(now, until, own)
    moment = add_working_hours(now, hours / 2, own)
    return whole_minute(moment) if now < whole_minute(moment) < until else None


def _ends(now: datetime, asked: AskedAdvisor, office: Calendar) -> datetime | None:
    """What the advisors who can be asked share the time until; None where nothing is ahead."""
    if asked.promise is None or asked.promise <= now:
        return None
    if asked.alone:
        return asked.promise
    warning = warned_at(asked.promise, asked.urgency, office)
    least = terms_of(asked.urgency).least
    if warning > now and working_hours_between(now, warning, office) >= least:
        return warning
    return asked.promise


def _five_minutes(moment: datetime) -> datetime:
    """The moment, rounded down to five minutes."""
    return whole_minute(moment) - timedelta(minutes=moment.minute % 5)


def nobody_reads_before(now: datetime, calendars: Iterable[Calendar]) -> datetime | None:
    """When the first of these is at work again (UTC); None while one of them is."""
    opens = [opens_at(now, each) for each in calendars]
    return None if any(each <= now for each in opens) else min(opens)


def whole_minute(moment: datetime) -> datetime:
    """The moment without its seconds."""
    return moment.replace(second=0, microsecond=0)
