"""What is left of a case once somebody in it is erased."""

from sqlalchemy import delete, select, update
from sqlmodel import col

from storage.happenings import PersonErased
from storage.people.scrubbing import scrub, scrub_rows
from storage.tables import (
    Attachment,
    Event,
    Requisition,
)
from storage.transaction.unit_of_work import UnitOfWork

_EMPTY = {
    "problem": "",
    "about": None,
    "tried": None,
    "wished_result": None,
    "contact_value": None,
}


def forget_in_cases(unit: UnitOfWork, erased: PersonErased) -> None:
    """What they told of the problem goes; how it ended, and what happened, stays without a name."""
    theirs = col(Requisition.id).in_(erased.asked)
    unit.session.execute(update(Requisition).where(theirs).values(**_EMPTY))
    unit.session.execute(delete(Attachment).where(col(Attachment.requisition_id).in_(erased.asked)))
    rows = unit.session.execute(select(Requisition).where(theirs)).scalars().all()
    scrub_rows(unit, erased, rows, "outcome_text")
    scrub(unit, erased, Event, "data")
