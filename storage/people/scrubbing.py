"""Taking somebody out of what others wrote in some cases."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from casework.erasure.scrubbing import without
from storage.happenings import PersonErased
from storage.transaction.unit_of_work import UnitOfWork


def scrub(unit: UnitOfWork, erased: PersonErased, model: Any, *columns: str) -> None:
    """Take their name and number out of these columns of a table, in the cases that they were in.

    The table has a `requisition_id`; a column holds a text or JSON.
    """
    theirs = col(model.requisition_id).in_(erased.cases)
    rows = unit.session.execute(select(model).where(theirs)).scalars().all()
    scrub_rows(unit, erased, rows, *columns)


def scrub_rows(unit: UnitOfWork, erased: PersonErased, rows: Sequence[Any], *columns: str) -> None:
    """The same in these rows."""
    for row in rows:
        for column in columns:
            kept = getattr(row, column)
            changed = without(erased.names, kept)
            if changed != kept:
                setattr(row, column, changed)
    unit.session.flush()
