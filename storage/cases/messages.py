"""The rows of what is written in a case."""

from sqlalchemy import select
from sqlmodel import Session, col

from casework.core.vocabulary import AttachmentKind
from casework.relay import Written
from storage.tables import CaseMessage, Requisition
from storage.transaction.unit_of_work import UnitOfWork


def keep(
    unit: UnitOfWork,
    requisition: Requisition,
    sender_id: int,
    receiver_id: int | None,
    written: Written,
) -> CaseMessage:
    """Write down what was written, which has an id from then on.

    `receiver_id` is None for what is added to the case, which quotes nothing; a quote is kept where
    it is of a message of the same case.
    """
    file = written.file
    quotes = receiver_id is not None and written.quote_of == requisition.id
    message = CaseMessage(
        requisition_id=requisition.id or 0,
        sender_id=sender_id,
        receiver_id=receiver_id,
        source_message_id=written.message_id,
        text=written.text,
        file_kind=AttachmentKind(file["kind"]) if file else None,
        file_id=file["file_id"] if file else None,
        file_name=file["file_name"] if file else None,
        album=written.album,
        quote=written.quote if quotes else None,
        sent_at=unit.now,
    )
    unit.session.add(message)
    unit.session.flush()
    return message


def begins_album(session: Session, message: CaseMessage) -> bool:
    """Whether no file of its album came before; so it is of what belongs to no album."""
    if message.album is None:
        return True
    before = session.execute(
        select(col(CaseMessage.id))
        .where(
            col(CaseMessage.requisition_id) == message.requisition_id,
            col(CaseMessage.sender_id) == message.sender_id,
            col(CaseMessage.album) == message.album,
            col(CaseMessage.id) < message.id,
        )
        .limit(1)
    )
    return before.first() is None
