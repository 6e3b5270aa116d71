"""What somebody has just finished writing, so that their next words are asked about."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, update
from sqlmodel import Session, col

from casework.core.stored import Stored
from casework.prompts.several import is_still_in_mind
from storage.addressing import reading
from storage.database.columns import table
from storage.database.upsert import insert_or_ignore
from storage.tables import JustDone
from storage.transaction.unit_of_work import UnitOfWork

_done = table(JustDone)


@dataclass(frozen=True, slots=True)
class Done(Stored):
    """What was finished, of which case; `subject` is "" where nothing can be added to it."""

    kept_beside = frozenset({"at"})

    subject: str
    case: int | None
    at: datetime

    def beside_more(self) -> dict[str, Any]:
        """What is kept beside words that may be more of it."""
        return self.as_json() if self.subject else {}


def begin(unit: UnitOfWork, person_id: int, subject: str, requisition_id: int | None) -> None:
    """Somebody has finished this; it takes the place of what they finished before."""
    values = {"subject": subject, "requisition_id": requisition_id, "at": unit.now}
    dialect = unit.session.get_bind().dialect.name
    unit.session.execute(insert_or_ignore(_done, dialect).values(person_id=person_id, **values))
    unit.session.execute(update(_done).where(_done.c.person_id == person_id).values(**values))


def of(session: Session, person_id: int, now: datetime) -> Done | None:
    """What the next words may be meant for; None where that is over.

    It is not over while it is being asked of words that wait.
    """
    row = session.execute(_done.select().where(_done.c.person_id == person_id)).first()
    if row is None:
        return None
    is_asked = reading.is_asking_what_for(session, person_id)
    if not is_still_in_mind(row.at, now) and not is_asked:
        return None
    return Done(row.subject, row.requisition_id, row.at)


def end(unit: UnitOfWork, person_id: int) -> None:
    """Their next words are for nothing that they wrote before."""
    unit.session.execute(delete(JustDone).where(col(JustDone.person_id) == person_id))
