"""Since when nothing has happened in a case: where each sign of `casework.work.silence` is found.

One expression, for one case and for all of them; whoever decides what is silent asks with it.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select, union_all
from sqlmodel import Session

from casework.core.vocabulary import FollowUpKind, VisitStatus
from casework.work.silence import Sign
from storage.cases.history import Happened
from storage.cases.task_force import by_the_task_force
from storage.database.columns import table
from storage.tables import (
    Activity,
    CaseMessage,
    Event,
    FollowUp,
    Note,
    Requisition,
    Visit,
    VisitAnswer,
)

_case = table(Requisition)
_activity, _note, _message = table(Activity), table(Note), table(CaseMessage)
_event, _visit, _answer, _follow_up = (
    table(Event), table(Visit), table(VisitAnswer), table(FollowUp)
)  # fmt: skip

_TAKEN = (Happened.REGISTERED, Happened.ACCEPTED, Happened.TAKEN_OVER, Happened.REOPENED)


def last_sign() -> ColumnElement[datetime]:
    """When something last happened in a case of the statement that it stands in (UTC).

    A visit that is agreed may lie ahead. Where there is no sign, it is when the request was sent.
    """
    signs = union_all(*(found.correlate(_case) for found in _FOUND.values())).subquery("signs")
    newest = select(func.max(signs.c.at)).scalar_subquery()
    return func.coalesce(newest, _case.c.submitted_at)


def last_sign_in(session: Session, requisition_id: int) -> datetime:
    """The same of one case. Raises sqlalchemy.exc.NoResultFound if there is none."""
    found: datetime = session.execute(
        select(last_sign()).select_from(_case).where(_case.c.id == requisition_id)
    ).scalar_one()
    return found


def _in_case(moment: Any, *conditions: Any) -> Select[Any]:
    """The moments at which something of one kind happened in the case."""
    in_table = moment.table.c.requisition_id == _case.c.id
    return select(moment.label("at")).where(in_table, *conditions)


def _by_the_task_force(person: Any) -> Any:
    return by_the_task_force(person, _case.c.id, _case.c.requester_id)


_FOUND: dict[Sign, Select[Any]] = {
    Sign.TAKEN: _in_case(_event.c.at, _event.c.kind.in_(_TAKEN)),
    Sign.LOGGED: _in_case(_activity.c.logged_at),
    Sign.NOTED: _in_case(_note.c.at),
    Sign.WRITTEN: _in_case(
        _message.c.sent_at,
        _by_the_task_force(_message.c.sender_id),
        _message.c.taken_back_at.is_(None),
    ),
    Sign.PROPOSED: _in_case(_visit.c.proposed_at),
    Sign.VISIT: _in_case(_visit.c.starts_at, _visit.c.status == VisitStatus.AGREED),
    Sign.CALLED_OFF: _in_case(
        _event.c.at,
        _event.c.kind == Happened.VISIT_CANCELLED,
        _event.c.actor_id.is_not(None),
        _by_the_task_force(_event.c.actor_id),
    ),
    Sign.SAID_HOW_IT_GOES: select(_answer.c.at.label("at")).where(
        _visit.c.requisition_id == _case.c.id,
        _answer.c.visit_id == _visit.c.id,
        _by_the_task_force(_answer.c.person_id),
    ),
    Sign.PASSED_ON: _in_case(_event.c.at, _event.c.kind == Happened.HANDING_OVER),
    Sign.DONE: _in_case(
        _follow_up.c.ended_at,
        _follow_up.c.kind == FollowUpKind.NOTHING_LOGGED,
        _follow_up.c.ended_as == "done",
    ),
}
"""Where each sign of a case is found. A test holds it beside the rule's list."""
