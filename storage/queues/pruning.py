"""Rows of the two queues that nobody needs any more are deleted, a batch at a time."""

from datetime import timedelta
from typing import Any

from sqlalchemy import delete, select, union

from storage.database.columns import table
from storage.tables import Draft, InboxUpdate, OutboxMessage, Prompt, Visit
from storage.tables.intake import DraftStatus
from storage.tables.queues import InboxStatus, OutboxStatus
from storage.transaction.unit_of_work import UnitOfWork

KEPT = timedelta(days=30)
"""How long it can be looked up what became of an update or a message.

Nothing of it is needed for so long: a message can be edited for 48 hours and taken back for less,
what could not be told is listed for a week, and what a reply is about is kept by itself
(`message_about`). But people ask the operator about a message of some weeks ago.
"""

MOST_AT_ONCE = 1000
"""Rows a transaction, so that nobody who taps waits behind all of them."""

_inbox, _outbox = table(InboxUpdate), table(OutboxMessage)
_draft, _prompt, _visit = table(Draft), table(Prompt), table(Visit)

_STILL_ASKS = union(
    select(_draft.c.asked_id).where(
        _draft.c.status == DraftStatus.OPEN, _draft.c.asked_id.is_not(None)
    ),
    select(_prompt.c.asked_id).where(_prompt.c.asked_id.is_not(None)),
    select(_visit.c.asked_id).where(_visit.c.ended_at.is_(None), _visit.c.asked_id.is_not(None)),
)
"""The messages with an open question, whose buttons are taken away when it is answered."""


def prune(unit: UnitOfWork) -> bool:
    """Delete what became of updates and messages long ago. Returns whether more may be left.

    What waits to be handled or sent stays, however old it is.
    """
    before = unit.now - KEPT
    updates = select(_inbox.c.update_id).where(
        _inbox.c.status != InboxStatus.WAITING, _inbox.c.handled_at < before
    )
    messages = select(_outbox.c.id).where(
        _outbox.c.status != OutboxStatus.PENDING,
        _outbox.c.created_at < before,
        _outbox.c.id.not_in(_STILL_ASKS),
    )
    pruned = [
        _delete(unit, _inbox.c.update_id, updates),
        _delete(unit, _outbox.c.id, messages),
    ]
    return MOST_AT_ONCE in pruned


def _delete(unit: UnitOfWork, key: Any, rows: Any) -> int:
    """Delete the first of these rows. Returns how many."""
    found = unit.session.execute(rows.order_by(key).limit(MOST_AT_ONCE)).scalars().all()
    unit.session.execute(delete(key.table).where(key.in_(found)))
    return len(found)
