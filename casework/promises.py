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
| the most and the least that one has     | 8, 1     | 1, ½     |
| the new date, once the first has passed | 8        | 4        |

A quarter of the promise is the coordinators'; the rest is divided by the number of advisors that
can still be asked. The new date is a working day on, at the same hour. Moments are aware; what
comes out is in UTC, and on a whole minute, so that it is the moment that people read.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from casework.vocabulary import Urgency
from casework.working_time import (
    Calendar,
    Deadline,
    Step,
    StepCode,
    add_working_hours,
    local_day,
    opens_at,
    response_due,
    working_hour_steps,
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
CONFLICT = Terms(hours=4, warning=1, again=4, least=0.5, most=1)


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
    sent = Step(StepCode.SENT, local_day(sent_at, calendar), at=sent_at.astimezone(UTC))
    return Deadline(due, (sent, *working_hour_steps(sent_at, hours, calendar)))


def nobody_reads_before(now: datetime, calendars: Iterable[Calendar]) -> datetime | None:
    """When the first of these is at work again (UTC); None while one of them is."""
    opens = [opens_at(now, each) for each in calendars]
    return None if any(each <= now for each in opens) else min(opens)


def whole_minute(moment: datetime) -> datetime:
    """The moment without its seconds, which nobody reads."""
    return moment.replace(second=0, microsecond=0)
