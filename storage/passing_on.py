"""What a requester wrote and its advisor had not been given goes on with the case."""

from datetime import datetime

from sqlalchemy import select
from sqlmodel import Session, col

from storage import outbox, own_cases
from storage.tables import CaseMessage, OutboxMessage, Requisition
from storage.tables.messages import OutboxStatus


def to_new_advisor(
    session: Session, requisition: Requisition, former: int | None, now: datetime
) -> None:
    """A case has moved while Telegram was away: what waits for the former advisor goes on.

    Their own copy is not shown to them any more, since they may not read the case when it comes.
    What waits for the morning is passed on as it is let out (`storage.waiting`).
    """
    receiver = own_cases.substitute_in(session, requisition) or requisition.advisor_id
    if former is None or receiver is None:
        return
    unread = session.execute(
        select(CaseMessage)
        .join(OutboxMessage, col(OutboxMessage.id) == col(CaseMessage.outbox_id))
        .where(
            col(CaseMessage.requisition_id) == requisition.id,
            col(CaseMessage.receiver_id) == former,
            col(CaseMessage.sender_id) == requisition.requester_id,
            col(OutboxMessage.status) == OutboxStatus.PENDING,
        )
        .order_by(col(CaseMessage.id))
    ).scalars()
    for message in unread.all():
        message.receiver_id = receiver
        told = outbox.tell(session, receiver, "relayed", {"message": message.id}, now)
        message.outbox_id = told.row if told is not None else None
        message.undelivered = told is None
    session.flush()
