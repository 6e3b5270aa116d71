"""What a message looked like when it came in, to know whether an edit has changed it."""

from datetime import timedelta
from typing import Any

from sqlalchemy import delete, select, update
from sqlmodel import Session, col

from storage.database.columns import table
from storage.database.upsert import insert_or_ignore
from storage.tables import MessagePrint
from storage.transaction.unit_of_work import UnitOfWork

KEPT = timedelta(hours=49)
"""A person can edit a message for 48 hours (Telegram's apps); an hour more for what came late."""

_print = table(MessagePrint)


def keep(unit: UnitOfWork, person_id: int, message_id: int, text: str, file: str | None) -> None:
    """Keep the print of a message, in the place of one of an earlier version."""
    dialect = unit.session.get_bind().dialect.name
    inserted = unit.session.execute(
        insert_or_ignore(_print, dialect)
        .values(person_id=person_id, message_id=message_id, text=text, file=file, at=unit.now)
        .returning(_print.c.message_id)
    )
    if inserted.first() is None:
        unit.session.execute(
            update(_print).where(*_is(person_id, message_id)).values(text=text, file=file)
        )


def of(session: Session, person_id: int, message_id: int) -> tuple[str, str | None] | None:
    """The prints of a message's text and file; None where it is not known."""
    row = session.execute(
        select(_print.c.text, _print.c.file).where(*_is(person_id, message_id))
    ).first()
    return (row.text, row.file) if row else None


def forget_old(unit: UnitOfWork) -> None:
    """Keep none of messages that can be edited no more."""
    unit.session.execute(delete(MessagePrint).where(col(MessagePrint.at) < unit.now - KEPT))


def _is(person_id: int, message_id: int) -> tuple[Any, ...]:
    return _print.c.person_id == person_id, _print.c.message_id == message_id
