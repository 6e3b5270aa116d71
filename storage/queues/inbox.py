"""What has come in: kept before it is confirmed, handled once, emptied when done."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlmodel import Session

from storage.database.columns import table
from storage.database.upsert import insert_or_ignore
from storage.tables import InboxUpdate
from storage.tables.queues import InboxStatus
from storage.transaction.unit_of_work import UnitOfWork

KEPT = timedelta(days=3)
"""How long a handled update's id is known. Telegram keeps what is unconfirmed for 24 hours."""

MOST_ATTEMPTS = 3
"""How often an update is tried whose failure could not even be told to the person."""

_inbox = table(InboxUpdate)
_finish = (
    update(_inbox)
    .where(_inbox.c.update_id == bindparam("row"), _inbox.c.status == InboxStatus.WAITING)
    .values(status=InboxStatus.DONE, raw="", handled_at=bindparam("at"))
    .returning(_inbox.c.received_at)
)


def receive(unit: UnitOfWork, updates: Sequence[tuple[int, int | None, str]]) -> set[int]:
    """Keep updates (update id, chat, raw JSON). Returns the ids of those not known before."""
    rows = [
        {
            "update_id": update_id,
            "chat_id": chat_id,
            "raw": raw,
            "status": InboxStatus.WAITING,
            "received_at": unit.now,
        }
        for update_id, chat_id, raw in updates
    ]
    dialect = unit.session.get_bind().dialect.name
    insert = insert_or_ignore(_inbox, dialect).returning(_inbox.c.update_id)
    return set(unit.session.execute(insert, rows).scalars())


def finish(unit: UnitOfWork, update_id: int) -> datetime | None:
    """Mark an update as handled and forget what it said.

    Returns when it was received; None if it was handled before.
    """
    found = unit.session.execute(_finish, {"row": update_id, "at": unit.now}).first()
    return found.received_at if found is not None else None


def forget_chat(unit: UnitOfWork, update_id: int) -> None:
    """Keep of a handled update that it was handled, and not from whom it came."""
    unit.session.execute(update(_inbox).where(_inbox.c.update_id == update_id).values(chat_id=None))


def fail(unit: UnitOfWork, update_id: int, error: str, error_id: str) -> None:
    """Keep an update whose handling failed, with the error and the id that the person saw."""
    unit.session.execute(
        update(_inbox)
        .where(_inbox.c.update_id == update_id)
        .values(status=InboxStatus.FAILED, error=error, error_id=error_id, handled_at=unit.now)
    )


def empty(unit: UnitOfWork, update_id: int) -> None:
    """Forget what an update says that nobody can read."""
    unit.session.execute(update(_inbox).where(_inbox.c.update_id == update_id).values(raw=""))


def failed_again(unit: UnitOfWork, update_id: int, error: str, error_id: str) -> bool:
    """Count an attempt at an update that failed, apology and all.

    After `MOST_ATTEMPTS` it is kept as failed. Returns whether that was the last one.
    """
    unit.session.execute(
        update(_inbox)
        .where(_inbox.c.update_id == update_id)
        .values(attempts=_inbox.c.attempts + 1, error=error, error_id=error_id)
    )
    attempts = unit.session.execute(
        select(_inbox.c.attempts).where(_inbox.c.update_id == update_id)
    ).scalar_one()
    if attempts < MOST_ATTEMPTS:
        return False
    fail(unit, update_id, error, error_id)
    return True


def waiting(session: Session) -> list[tuple[int, int | None, str]]:
    """Updates that were kept but not handled, in Telegram's order: (update id, chat, raw JSON)."""
    rows = session.execute(
        select(_inbox.c.update_id, _inbox.c.chat_id, _inbox.c.raw)
        .where(_inbox.c.status == InboxStatus.WAITING)
        .order_by(_inbox.c.update_id)
    )
    return [(row.update_id, row.chat_id, row.raw) for row in rows]


def waiting_ids(session: Session) -> list[int]:
    """The ids of the same, read without what they say."""
    rows = session.execute(
        select(_inbox.c.update_id)
        .where(_inbox.c.status == InboxStatus.WAITING)
        .order_by(_inbox.c.update_id)
    )
    return list(rows.scalars())


def waiting_one(session: Session, update_id: int) -> tuple[int, int | None, str] | None:
    """One of the same; None where it was handled meanwhile."""
    row = session.execute(
        select(_inbox.c.update_id, _inbox.c.chat_id, _inbox.c.raw).where(
            _inbox.c.update_id == update_id, _inbox.c.status == InboxStatus.WAITING
        )
    ).one_or_none()
    return (row.update_id, row.chat_id, row.raw) if row else None


def forget_handled(unit: UnitOfWork) -> int:
    """Delete updates handled long ago. Returns how many."""
    result: Any = unit.session.execute(
        delete(_inbox).where(
            _inbox.c.status == InboxStatus.DONE, _inbox.c.handled_at < unit.now - KEPT
        )
    )
    return int(result.rowcount)
