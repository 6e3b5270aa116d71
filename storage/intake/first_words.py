"""What somebody sent before they had asked for help, kept for a while to become their problem."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select
from sqlmodel import Session, col

from casework.form.material import Item, as_item
from casework.relay import Written
from storage.tables import FirstWords
from storage.transaction.unit_of_work import UnitOfWork

KEPT = timedelta(hours=24)
"""How long words are kept of somebody who has not agreed to anything yet."""


def keep(unit: UnitOfWork, person_id: int, written: Written) -> None:
    """Keep a message beside those that were kept before."""
    unit.session.add(FirstWords(person_id=person_id, content=written.as_json(), at=unit.now))
    unit.session.flush()


def are_kept(session: Session, person_id: int) -> bool:
    """Whether something of theirs is kept."""
    found = select(col(FirstWords.id)).where(col(FirstWords.person_id) == person_id).limit(1)
    return session.execute(found).first() is not None


def newest(session: Session, person_id: int) -> datetime | None:
    """When the last of it was kept (UTC); None where nothing is."""
    theirs = col(FirstWords.person_id) == person_id
    last: datetime | None = session.execute(
        select(func.max(FirstWords.at)).where(theirs)
    ).scalar_one()
    return last


def as_kept(session: Session, person_id: int) -> list[dict[str, Any]]:
    """All of it in its order, as `put_back` takes it."""
    theirs = col(FirstWords.person_id) == person_id
    rows = select(col(FirstWords.content)).where(theirs).order_by(col(FirstWords.id))
    return list(session.execute(rows).scalars())


def put_back(unit: UnitOfWork, person_id: int, kept: Sequence[Mapping[str, Any]]) -> None:
    """Keep again what was dropped."""
    for each in kept:
        keep(unit, person_id, Written.from_json(each))


def drop(unit: UnitOfWork, person_id: int) -> None:
    """Keep nothing of theirs."""
    unit.session.execute(delete(FirstWords).where(col(FirstWords.person_id) == person_id))


def take(unit: UnitOfWork, person_id: int) -> list[Item]:
    """All of it in its order, as a form takes it; it is kept no more."""
    return [
        as_item(written.message_id, written.text, written.file, written.album)
        for written in _taken(unit, person_id)
    ]


def forget_old(unit: UnitOfWork) -> None:
    """Keep nothing of those who have not asked for help within a day."""
    unit.session.execute(delete(FirstWords).where(col(FirstWords.at) < unit.now - KEPT))


def _taken(unit: UnitOfWork, person_id: int) -> list[Written]:
    theirs = col(FirstWords.person_id) == person_id
    rows = unit.session.execute(
        select(FirstWords).where(theirs).order_by(col(FirstWords.id))
    ).scalars()
    found = [Written.from_json(row.content) for row in rows]
    unit.session.execute(delete(FirstWords).where(theirs))
    return found
