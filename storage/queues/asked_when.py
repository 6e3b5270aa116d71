"""When questions were asked, by the outbox rows that asked them."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlmodel import Session

from casework.prompts.sight import Asked
from storage.database.columns import table
from storage.tables import OutboxMessage

_outbox = table(OutboxMessage)


def of(session: Session, rows: Sequence[tuple[str, int]]) -> list[Asked]:
    """Each question that an outbox row has asked, in their order; rows that are gone are not."""
    found = {
        row.id: row
        for row in session.execute(
            select(_outbox.c.id, _outbox.c.created_at, _outbox.c.sent_at).where(
                _outbox.c.id.in_([row for _what, row in rows])
            )
        )
    }
    return [
        Asked(what, found[row].created_at, found[row].sent_at) for what, row in rows if row in found
    ]
