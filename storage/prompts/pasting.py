"""The last long text that somebody sent, by which its rest is known when it comes."""

from datetime import timedelta

from sqlalchemy import delete, insert, select
from sqlmodel import Session, col

from casework.core.pasting import Paste
from storage.database.columns import table
from storage.tables import PastedText
from storage.transaction.unit_of_work import UnitOfWork

KEPT = timedelta(minutes=10)
"""After so long the program has caught up with whatever waited, and no rest can come any more."""

_pasted = table(PastedText)


def last(session: Session, person_id: int) -> Paste | None:
    """The last long text of somebody; None where they have sent none lately."""
    row = session.execute(
        select(_pasted.c.content, _pasted.c.at).where(_pasted.c.person_id == person_id)
    ).first()
    return Paste.from_json(row.content, at=row.at) if row else None


def keep(unit: UnitOfWork, person_id: int, paste: Paste) -> None:
    """Remember a long text, in the place of the one before."""
    forget(unit, person_id)
    unit.session.execute(
        insert(_pasted),
        {"person_id": person_id, "content": paste.as_json(), "at": paste.at},
    )


def forget(unit: UnitOfWork, person_id: int) -> None:
    """Remember none of theirs."""
    unit.session.execute(delete(_pasted).where(_pasted.c.person_id == person_id))


def forget_old(unit: UnitOfWork) -> None:
    """Remember none whose rest cannot come any more."""
    unit.session.execute(delete(PastedText).where(col(PastedText.at) < unit.now - KEPT))
