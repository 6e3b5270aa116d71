"""Since when nothing has happened in a case on the task force's side."""

from datetime import datetime

from sqlalchemy import BindParameter, bindparam, func, select
from sqlmodel import Session

from casework.vocabulary import VisitStatus
from storage.columns import table
from storage.tables import Activity, CaseMessage, Requisition, Visit

_activity, _message, _visit = table(Activity), table(CaseMessage), table(Visit)
_case: BindParameter[int] = bindparam("case")
_newest = select(
    select(func.max(_activity.c.logged_at))
    .where(_activity.c.requisition_id == _case)
    .scalar_subquery(),
    select(func.max(_message.c.sent_at))
    .where(
        _message.c.requisition_id == _case,
        _message.c.sender_id.is_distinct_from(bindparam("requester")),
        _message.c.taken_back_at.is_(None),
    )
    .scalar_subquery(),
    select(func.max(_visit.c.proposed_at))
    .where(_visit.c.requisition_id == _case)
    .scalar_subquery(),
    select(func.max(_visit.c.starts_at))
    .where(_visit.c.requisition_id == _case, _visit.c.status == VisitStatus.AGREED)
    .scalar_subquery(),
)


def latest_activity(session: Session, requisition: Requisition) -> datetime | None:
    """When something was last logged, written by the team, proposed, or agreed for; None if never.

    A visit that is agreed counts when it begins, which may lie ahead.
    """
    given = {"case": requisition.id, "requester": requisition.requester_id}
    moments = session.execute(_newest, given).one()
    return max((moment for moment in moments if moment is not None), default=None)
