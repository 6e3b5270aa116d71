"""What is left of visits once a requester is erased."""

from sqlalchemy import select, update
from sqlmodel import col

from storage.happenings import PersonErased
from storage.tables import (
    Visit,
    VisitTime,
)
from storage.transaction.unit_of_work import UnitOfWork


def forget_in_visits(unit: UnitOfWork, erased: PersonErased) -> None:
    """Where they met goes: it may have been at their home."""
    theirs = col(Visit.requisition_id).in_(erased.asked)
    visits = select(col(Visit.id)).where(theirs)
    unit.session.execute(
        update(VisitTime).where(col(VisitTime.visit_id).in_(visits)).values(place="")
    )
    unit.session.execute(update(Visit).where(theirs).values(place=""))
