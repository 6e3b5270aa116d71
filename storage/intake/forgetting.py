"""What is left of drafts once somebody is erased."""

from sqlalchemy import update
from sqlmodel import col

from storage.happenings import PersonErased
from storage.tables import (
    Draft,
)
from storage.tables.intake import DraftStatus
from storage.transaction.unit_of_work import UnitOfWork


def forget_in_intake(unit: UnitOfWork, erased: PersonErased) -> None:
    """Empty their drafts, whose rows stay; one that is open is thrown away."""
    theirs = col(Draft.person_id) == erased.person_id
    unit.session.execute(
        update(Draft).where(theirs).values(form={}, asked_id=None, updated_at=unit.now)
    )
    unit.session.execute(
        update(Draft)
        .where(theirs, col(Draft.status) == DraftStatus.OPEN)
        .values(status=DraftStatus.DISCARDED)
    )
