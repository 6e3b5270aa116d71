"""Somebody who had blocked the bot writes again: what was written to them meanwhile arrives."""

from sqlalchemy import update
from sqlmodel import col, select

from storage.addressing import current_case
from storage.people.people import Known
from storage.queues import outbox, timing
from storage.queues.notices import Relayed
from storage.relay.notices import ReachedAgain
from storage.tables import CaseMessage
from storage.transaction.unit_of_work import UnitOfWork

MOST = 50
"""Messages that are brought; the others are in the case."""


def bring_what_was_lost(unit: UnitOfWork, person: Known) -> None:
    """Bring what was written to them in cases that go on, as one message; its writers hear of it.

    A long text to a file is in the case.
    """
    lost = unit.session.exec(
        select(CaseMessage)
        .where(
            col(CaseMessage.requisition_id).in_(current_case.active(unit.session, person.id)),
            col(CaseMessage.receiver_id) == person.id,
            col(CaseMessage.undelivered),
            col(CaseMessage.taken_back_at).is_(None),
        )
        .order_by(col(CaseMessage.id).desc())
        .limit(MOST)
    ).all()
    for message in reversed(lost):
        timing.hold(unit, person.id, Relayed.kind, {"message": message.id}, unit.now)
    unit.session.execute(
        update(CaseMessage)
        .where(col(CaseMessage.id).in_([message.id for message in lost]))
        .values(undelivered=False, outbox_id=None)
    )
    for writer, case in sorted({(each.sender_id, each.requisition_id) for each in lost}):
        outbox.tell(unit, writer, ReachedAgain(requisition=case, person=writer))
