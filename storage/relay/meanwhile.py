"""Who has written to somebody while they were asked something else."""

from datetime import datetime

from sqlalchemy import select
from sqlmodel import Session

from storage.database.columns import table
from storage.people.people import Known
from storage.queues.gathered import GATHERED
from storage.queues.notices import Relayed
from storage.relay import relay
from storage.tables import CaseMessage, OutboxMessage
from storage.transaction.unit_of_work import UnitOfWork

_message = table(CaseMessage)
_outbox = table(OutboxMessage)


def case_of_newest(unit: UnitOfWork, person: Known, since: datetime) -> int | None:
    """The case in which somebody was last given words since a moment, and has not answered.

    None where nobody has written, or they can write there no more.
    """
    arrived = (
        select(_message.c.id, _message.c.requisition_id)
        .join(_outbox, _outbox.c.id == _message.c.outbox_id)
        .where(
            _outbox.c.chat_id == person.telegram_id,
            _outbox.c.kind.in_((Relayed.kind, *GATHERED)),
            _outbox.c.sent_at > since,
            _message.c.receiver_id == person.id,
        )
        .order_by(_message.c.id.desc())
    )
    for row in unit.session.execute(arrived).all():
        if _has_answered(unit.session, person.id, row.requisition_id, row.id):
            continue
        if relay.refusal(unit.at(since), row.requisition_id, person) is None:
            return int(row.requisition_id)
    return None


def _has_answered(session: Session, person_id: int, case: int, message: int) -> bool:
    later = select(_message.c.id).where(
        _message.c.requisition_id == case,
        _message.c.sender_id == person_id,
        _message.c.id > message,
    )
    return session.execute(later.limit(1)).first() is not None
