"""**Why this date?**: the steps by which a date came about, from what it counts from (in UTC)."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from casework.cases.reference import reference
from casework.core.vocabulary import FollowUpKind
from casework.dates.working_time import Calendar, DateStep, StepCode, working_hour_steps
from casework.follow_ups.explaining import explain, explain_named, explain_promise, named
from casework.offers.promises import terms_of
from casework.office import Office
from storage.cases.history import Happened
from storage.follow_ups import answers as follow_up_answers
from storage.follow_ups import planning
from storage.follow_ups.planning import PUT_OFF_AT
from storage.hours import calendars
from storage.people.people import Known
from storage.tables import Event, FollowUp, Requisition
from storage.transaction.unit_of_work import UnitOfWork

PROMISE = "promise"
"""What an explanation is of that is of no follow-up."""


@dataclass(frozen=True)
class Explanation:
    """How a date came about, step by step.

    `of` is a kind of follow-up, or `PROMISE`; `reference` names the case, None where it is of none.
    """

    of: str
    reference: str | None
    steps: tuple[DateStep, ...]


def of_follow_up(unit: UnitOfWork, follow_up_id: int, person: Known) -> Explanation:
    """The steps to a reminder's date, for whom it reminds. Raises what `told_to` raises."""
    row = follow_up_answers.told_to(unit, follow_up_id, person)
    calendar = calendars.own_hours(unit.session, unit.office, row.person_id)
    steps = _steps(row, calendar)
    case = unit.session.get(Requisition, row.requisition_id) if row.requisition_id else None
    if row.kind == FollowUpKind.FIRST_ANSWER_DUE and case is not None:
        steps = _promise(unit.session, unit.office, case)[:-1] + steps
    return Explanation(row.kind, _name(case), steps + _since(row, steps, calendar))


def _steps(row: FollowUp, calendar: Calendar) -> tuple[DateStep, ...]:
    """The steps by its rule; where its moments were settled when it began, by the hours to them."""
    moments = planning.named_moments(row)
    if moments:
        return explain_named(row.started_at, moments[row.round], calendar)
    number = row.round - planning.first_round(row)
    return explain(row.kind, row.started_at, number, calendar)


def of_promise(session: Session, office: Office, requisition_id: int) -> Explanation:
    """The steps to the promised answer of a case. Raises LookupError if there is no such case."""
    case = session.get_one(Requisition, requisition_id)
    steps = _promise(session, office, case) + _anew(session, office, case)
    return Explanation(PROMISE, _name(case), steps)


def _promise(session: Session, office: Office, case: Requisition) -> tuple[DateStep, ...]:
    """The steps from when the case was sent, or opened again, to the promised date.

    One that was given under other rules (hours, closed days) stands as it was given: the steps of
    today's would explain another date.
    """
    reopened = session.exec(
        select(col(Event.at))
        .where(Event.requisition_id == case.id, Event.kind == Happened.REOPENED)
        .order_by(col(Event.at).desc())
    ).first()
    sent_at = case.submitted_at if reopened is None else reopened
    steps = explain_promise(sent_at, office.calendar, case.urgency)
    if steps[-1].at == case.first_response_due:
        return steps
    return (steps[0], named(StepCode.STANDS, case.first_response_due, office.calendar))


def _anew(session: Session, office: Office, case: Requisition) -> tuple[DateStep, ...]:
    """How the new date came about, from when the first one had passed; nothing where it has not."""
    if case.promised_anew is None:
        return ()
    passed_at = session.exec(
        select(col(Event.at))
        .where(Event.requisition_id == case.id, Event.kind == Happened.PROMISE_PASSED)
        .order_by(col(Event.at).desc())
    ).one()
    given = terms_of(case.urgency).again
    steps = working_hour_steps(passed_at, given, office.calendar)
    return (*steps, named(StepCode.ANEW, case.promised_anew, office.calendar))


def _since(row: FollowUp, steps: tuple[DateStep, ...], calendar: Calendar) -> tuple[DateStep, ...]:
    """What has become of the date since: put off by its person, or moved with their hours."""
    if PUT_OFF_AT in row.data:
        return (named(StepCode.PUT_OFF, row.due_at, calendar),)
    if not steps or steps[-1].at != row.due_at:
        return (named(StepCode.MOVED, row.due_at, calendar),)
    return ()


def _name(case: Requisition | None) -> str | None:
    return reference(case.year, case.number) if case is not None else None
