"""What a requester wrote and its advisor had not been given goes on with the case."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from storage.cases import own_cases as rows
from storage.happenings import CaseHandedOver, CaseLeft, CaseTaken
from storage.queues import outbox, timing
from storage.queues.notices import Relayed
from storage.tables import CaseMessage, OutboxMessage, Requisition
from storage.tables.queues import OutboxStatus
from storage.transaction.unit_of_work import UnitOfWork


def to_new_advisor(unit: UnitOfWork, handed_over: CaseHandedOver) -> None:
    """A case has moved while Telegram was away: what waits for the former advisor goes on.

    Their own copy is not shown to them any more, since they may not read the case when it comes.
    What waits for the morning is passed on as it is let out (`storage.quiet.waiting`).
    """
    requisition, former = handed_over.case, handed_over.former
    receiver = rows.substitute_in(unit.session, requisition) or requisition.advisor_id
    if former is None or receiver is None:
        return
    for message in _sent(unit.session, requisition, former):
        _give(unit, message, receiver)
    unit.session.flush()


def keep_for_next(unit: UnitOfWork, left: CaseLeft) -> None:
    """Nobody has a case any more: what was not read of it waits for whoever takes it."""
    requisition, former = left.case, left.former
    for message in _unread(unit.session, requisition, former):
        message.undelivered, message.outbox_id = True, None
    unit.session.flush()
    timing.drop_in_case(unit, former, rows.id_of(requisition))


def bring_kept(unit: UnitOfWork, taken: CaseTaken) -> None:
    """Whoever takes a case is given what had reached nobody of the team before them."""
    requisition = taken.case
    if requisition.advisor_id is None or requisition.requester_id is None:
        return
    kept = unit.session.execute(
        select(CaseMessage)
        .where(
            col(CaseMessage.requisition_id) == requisition.id,
            col(CaseMessage.sender_id) == requisition.requester_id,
            col(CaseMessage.receiver_id).is_not(None),
            col(CaseMessage.undelivered),
        )
        .order_by(col(CaseMessage.id))
    ).scalars()
    for message in kept.all():
        _give(unit, message, requisition.advisor_id)
    unit.session.flush()


def _give(unit: UnitOfWork, message: CaseMessage, receiver: int) -> None:
    message.receiver_id = receiver
    told = outbox.tell(unit, receiver, Relayed(message=message.id or 0))
    message.outbox_id = told.row if told is not None else None
    message.undelivered = told is None


def _sent(session: Session, requisition: Requisition, former: int) -> Sequence[CaseMessage]:
    """What is on its way to the former advisor."""
    return (
        session.execute(
            _theirs(requisition, former)
            .join(OutboxMessage, col(OutboxMessage.id) == col(CaseMessage.outbox_id))
            .where(col(OutboxMessage.status) == OutboxStatus.PENDING)
        )
        .scalars()
        .all()
    )


def _unread(session: Session, requisition: Requisition, former: int) -> Sequence[CaseMessage]:
    """The same, and what waits for their morning."""
    waits = (
        session.execute(_theirs(requisition, former).where(col(CaseMessage.outbox_id).is_(None)))
        .scalars()
        .all()
    )
    return [*waits, *_sent(session, requisition, former)]


def _theirs(requisition: Requisition, former: int) -> Any:
    return (
        select(CaseMessage)
        .where(
            col(CaseMessage.requisition_id) == requisition.id,
            col(CaseMessage.receiver_id) == former,
            col(CaseMessage.sender_id) == requisition.requester_id,
        )
        .order_by(col(CaseMessage.id))
    )
