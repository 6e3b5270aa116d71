"""Who of those who have written in a case is of the task force, as a condition of a statement."""

from typing import Any

from sqlalchemy import ColumnElement, and_, exists

from storage.database.columns import table
from storage.tables import JoiningLink

_link = table(JoiningLink)


def by_the_task_force(person: Any, case: Any, requester: Any) -> ColumnElement[bool]:
    """Whether a person, by a column, is neither its requester nor has been.

    Who joined a case by a link and was let go of again wrote as its requester all the same.
    """
    joined = exists().where(_link.c.requisition_id == case, _link.c.used_by == person)
    return and_(person.is_distinct_from(requester), ~joined)
