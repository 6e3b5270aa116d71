"""The first answer to a request: given by what counts, and looked for again where that is gone."""

from datetime import datetime

from sqlalchemy import func, select, union_all
from sqlmodel import Session

from casework.cases.first_answer import first_answer
from storage.cases.history import Happened
from storage.cases.task_force import by_the_task_force
from storage.database.columns import table
from storage.tables import Activity, CaseMessage, Event, Requisition
from storage.transaction.unit_of_work import UnitOfWork

_ANSWERS = (
    Happened.REGISTERED,
    Happened.VISIT_PROPOSED,
    Happened.VISIT_AGREED,
    Happened.VISIT_MOVED,
    Happened.CLOSED,
)


def give(requisition: Requisition, by: int, now: datetime) -> None:
    """Somebody has done what counts as an answer; whether it is the first, the rule says."""
    requisition.first_response_at = first_answer(
        requisition.first_response_at, by, requisition.requester_id, now
    )


def take_back(unit: UnitOfWork, requisition: Requisition, given_at: datetime) -> None:
    """What was written at this moment counts no more: the next thing that does is the first answer.

    Nothing changes where the first answer was another one.
    """
    if requisition.first_response_at == given_at:
        requisition.first_response_at = _next_one(unit.session, requisition, given_at)
        unit.session.flush()


def _next_one(session: Session, requisition: Requisition, since: datetime) -> datetime | None:
    message, activity, event = table(CaseMessage), table(Activity), table(Event)
    answers = union_all(
        select(message.c.sent_at.label("at")).where(
            message.c.requisition_id == requisition.id,
            by_the_task_force(message.c.sender_id, requisition.id, requisition.requester_id),
            message.c.taken_back_at.is_(None),
        ),
        select(activity.c.logged_at).where(activity.c.requisition_id == requisition.id),
        select(event.c.at).where(
            event.c.requisition_id == requisition.id, event.c.kind.in_(_ANSWERS)
        ),
    ).subquery()
    found: datetime | None = session.execute(
        select(func.min(answers.c.at)).where(answers.c.at >= since)
    ).scalar_one()
    return found
