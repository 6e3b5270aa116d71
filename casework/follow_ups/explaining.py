"""**Why this date?**: the steps from an anchor to the moment at which something is due.

They follow the rules of `casework/follow_ups/kinds.py`, kind by kind; a test holds both together.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from casework.core.vocabulary import FollowUpKind, Urgency
from casework.dates.working_time import (
    Calendar,
    DateStep,
    StepCode,
    days_from,
    local_day,
    working_hour_steps,
    working_hours_between,
)
from casework.follow_ups import kinds
from casework.offers.promises import promised
from casework.visits.rules import HOUR_BEFORE
from casework.work.silence import SILENT_AFTER

Way = Callable[[datetime, int, Calendar], tuple[DateStep, ...]]
"""What lies between an anchor and the moment at which a round is due."""


def explain(kind: str, anchor: datetime, number: int, calendar: Calendar) -> tuple[DateStep, ...]:
    """How a round of a follow-up comes to its moment; empty where there is no such round.

    The first step is the anchor (`BEGAN`), the last one what `kinds.due` says (`DUE`).
    Moments in steps are in UTC, days are the calendar's.
    """
    moment = kinds.due(kind, anchor, number, calendar)
    if moment is None:
        return ()
    began = DateStep(StepCode.BEGAN, local_day(anchor, calendar), at=anchor.astimezone(UTC))
    return (
        began,
        *_WAYS.get(kind, _chosen)(anchor, number, calendar),
        named(StepCode.DUE, moment, calendar),
    )


def explain_named(anchor: datetime, moment: datetime, calendar: Calendar) -> tuple[DateStep, ...]:
    """How many working hours lie between an anchor and a moment that was settled with it."""
    hours = working_hours_between(anchor, moment, calendar)
    began = DateStep(StepCode.BEGAN, local_day(anchor, calendar), at=anchor.astimezone(UTC))
    steps = working_hour_steps(anchor, hours, calendar)
    return (began, *steps, named(StepCode.DUE, moment, calendar))


def explain_promise(
    sent_at: datetime, calendar: Calendar, urgency: Urgency = Urgency.PLANNED
) -> tuple[DateStep, ...]:
    """How the promise of an answer comes to its date."""
    deadline = promised(sent_at, urgency, calendar)
    return (*deadline.steps, named(StepCode.DUE, deadline.due, calendar))


def named(code: StepCode, moment: datetime, calendar: Calendar) -> DateStep:
    """A step that names a moment."""
    return DateStep(code, local_day(moment, calendar), at=moment.astimezone(UTC))


def _offer(anchor: datetime, number: int, calendar: Calendar) -> tuple[DateStep, ...]:
    hours = (kinds.FIRST_OFFER_REMINDER, kinds.OFFER_MOVES_ON)
    return working_hour_steps(anchor, hours[number], calendar)


def _each_hour(anchor: datetime, number: int, calendar: Calendar) -> tuple[DateStep, ...]:
    return working_hour_steps(anchor, number + 1, calendar)


def _first_answer(anchor: datetime, number: int, calendar: Calendar) -> tuple[DateStep, ...]:
    return () if number else (DateStep(StepCode.SAME_MORNING, local_day(anchor, calendar)),)


def _draft(anchor: datetime, number: int, calendar: Calendar) -> tuple[DateStep, ...]:
    if not number:
        return _working_days(anchor, 1, calendar)
    ends = (kinds.DRAFT_WARNED_AFTER, kinds.DRAFT_ERASED_AFTER)
    return _later(anchor, ends[number - 1], calendar)


def _silence(anchor: datetime, number: int, calendar: Calendar) -> tuple[DateStep, ...]:
    return _later(anchor, SILENT_AFTER + number * timedelta(days=7), calendar)


def _chosen(_anchor: datetime, _number: int, _calendar: Calendar) -> tuple[DateStep, ...]:
    return ()


def _visit(anchor: datetime, number: int, calendar: Calendar) -> tuple[DateStep, ...]:
    if number:
        return (DateStep(StepCode.HOUR_BEFORE, local_day(anchor - HOUR_BEFORE, calendar)),)
    return (DateStep(StepCode.DAY_BEFORE, local_day(anchor, calendar) - timedelta(days=1)),)


def _after_visit(anchor: datetime, _number: int, calendar: Calendar) -> tuple[DateStep, ...]:
    return _working_days(anchor, kinds.ASKED_AFTER_VISIT, calendar)


def _evaluation(anchor: datetime, number: int, calendar: Calendar) -> tuple[DateStep, ...]:
    return _later(anchor, kinds.EVALUATED_AFTER + number * kinds.EVALUATION_AGAIN, calendar)


_WAYS: dict[str, Way] = {
    FollowUpKind.OFFER_UNANSWERED: _offer,
    FollowUpKind.CONFLICT_NOT_TAKEN: _each_hour,
    FollowUpKind.FIRST_ANSWER_DUE: _first_answer,
    FollowUpKind.DRAFT_UNFINISHED: _draft,
    FollowUpKind.NOTHING_LOGGED: _silence,
    FollowUpKind.OWN_REMINDER: _chosen,
    FollowUpKind.VISIT: _visit,
    FollowUpKind.AFTER_VISIT: _after_visit,
    FollowUpKind.EVALUATION: _evaluation,
    FollowUpKind.PROMISE: _chosen,
}


def _working_days(anchor: datetime, number: int, calendar: Calendar) -> tuple[DateStep, ...]:
    """The days after the anchor's, up to this working day."""
    steps = []
    for step in days_from(local_day(anchor, calendar) + timedelta(days=1), calendar):
        steps.append(step)
        if step.ordinal == number:
            break
    return tuple(steps)


def _later(anchor: datetime, wait: timedelta, calendar: Calendar) -> tuple[DateStep, ...]:
    """So many days on, or the first working day after that."""
    day = local_day(anchor, calendar) + wait
    steps = [DateStep(StepCode.DAYS_LATER, day, ordinal=wait.days)]
    for step in days_from(day, calendar):
        if step.ordinal is None:
            steps.append(step)
            continue
        if step.day != day:
            steps.append(DateStep(StepCode.NEXT_WORKING_DAY, step.day))
        break
    return tuple(steps)
