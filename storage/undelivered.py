"""What one side of a case wrote and the other one was not given: its writer hears of it."""

from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlmodel import Session

from storage import outbox
from storage.columns import table
from storage.tables import CaseMessage, OutboxMessage, Requisition
from storage.tables.messages import OutboxStatus

RELAYED = ("relayed", "relayed_text", "relayed_edit")
"""The kinds of outbox rows that carry what one side wrote; their parameter names the message."""

OF_VISITS = ("visit_times", "visit_agreed", "visit_cancelled")
"""The kinds that tell a requester of a visit; where one is lost, its advisor must tell them."""

_message = table(CaseMessage)
_outbox = table(OutboxMessage)


def chat_lost(session: Session, chat_id: int, now: datetime) -> None:
    """Tell those whose messages wait for a chat that they cannot arrive there.

    It is called before what waits is dropped.
    """
    lost = (_outbox.c.chat_id == chat_id, _outbox.c.status == OutboxStatus.PENDING)
    _tell_writers(session, lost, now)
    _tell_advisors(session, lost, now)


def row_failed(session: Session, row: int, now: datetime) -> None:
    """Tell whoever wrote what this outbox row should have carried that it has not arrived."""
    _tell_writers(session, (_outbox.c.id == row,), now)
    _tell_advisors(session, (_outbox.c.id == row,), now)


def _tell_writers(session: Session, rows: tuple[Any, ...], now: datetime) -> None:
    """Once for each case, however many messages of theirs are lost."""
    lost = session.execute(select(_outbox.c.params).where(*rows, _outbox.c.kind.in_(RELAYED)))
    ids = {params["message"] for params in lost.scalars()}
    if not ids:
        return
    marked = session.execute(
        update(_message)
        .where(_message.c.id.in_(ids))
        .values(undelivered=True)
        .returning(_message.c.sender_id, _message.c.requisition_id)
    )
    for writer, case in sorted({(row.sender_id, row.requisition_id) for row in marked}):
        outbox.tell(session, writer, "undelivered", {"requisition": case, "person": writer}, now)


def _tell_advisors(session: Session, rows: tuple[Any, ...], now: datetime) -> None:
    """Whoever has the case hears that its requester does not know of a visit."""
    lost = session.execute(select(_outbox.c.params).where(*rows, _outbox.c.kind.in_(OF_VISITS)))
    cases = {each["requisition"] for each in lost.scalars() if each["side"] == "requester"}
    for requisition_id in sorted(cases):
        requisition = session.get_one(Requisition, requisition_id)
        if requisition.advisor_id is not None:
            told = {"requisition": requisition_id}
            outbox.tell(session, requisition.advisor_id, "visit_untold", told, now)
