"""What a requester adds to a request while nobody works on it.

It is a message of the case without a receiver: read on the card by whoever has the case or is asked
to take it, and edited and erased as any other.
"""

from sqlalchemy import func, select
from sqlmodel import Session, col

from casework import additions as rules
from casework import relay
from casework.intake.choices import TOLD_LATER
from casework.relay import Written
from storage.additions.notices import (
    AdditionKept,
    RequestAdded,
    RequestTold,
    WrittenAfterClosing,
)
from storage.addressing import current_case
from storage.cases import messages
from storage.people.people import Known
from storage.queues import outbox
from storage.queues.answers import EditNoted
from storage.tables import Attachment, CaseMessage, Offer, Requisition, WaitingNotice
from storage.transaction.unit_of_work import UnitOfWork


def takes(unit: UnitOfWork, requisition_id: int, person: Known) -> bool:
    """Whether what this person writes about a case is added to it."""
    requisition = unit.session.get(Requisition, requisition_id, with_for_update=True)
    if requisition is None or requisition.requester_id != person.id:
        return False
    return rules.takes(requisition.status, requisition.closed_at, unit.now)


def add(unit: UnitOfWork, requisition_id: int, person: Known, written: Written) -> None:
    """Add to a request that takes it; tell who is asked to take it, or who closed it.

    Raises what `casework.relay.accepted` raises, Refused("text_too_long", limit=..., length=...)
    and Refused("too_many_attachments", limit=...).
    """
    kept = relay.accepted(written)
    requisition = unit.session.get_one(Requisition, requisition_id, with_for_update=True)
    message = _written_down(unit, requisition, person, kept)
    current_case.begin(unit, person.id, requisition_id)
    _tell(unit, requisition, message)
    if messages.begins_album(unit.session, message):
        outbox.answer(unit, AdditionKept(requisition=requisition_id))


def add_all(unit: UnitOfWork, requisition_id: int, person: Known, written: list[Written]) -> None:
    """Add several at once, without a word to who wrote them. Raises what `add` raises."""
    requisition = unit.session.get_one(Requisition, requisition_id, with_for_update=True)
    for each in written:
        message = _written_down(unit, requisition, person, relay.accepted(each))
        _tell(unit, requisition, message)
    current_case.begin(unit, person.id, requisition_id)


def tell_more(unit: UnitOfWork, requisition_id: int, step: str, text: str) -> None:
    """Answer one of the form's questions in words that a request was sent without.

    Whoever is asked to take it, and has read it without this, is told.
    """
    requisition = unit.session.get_one(Requisition, requisition_id, with_for_update=True)
    setattr(requisition, TOLD_LATER[TOLD_LATER.index(step)], text)
    unit.session.flush()
    offer = _open_offer(unit.session, requisition)
    if offer is not None and not _waits(unit.session, offer):
        outbox.tell(unit, offer.advisor_id, RequestTold(requisition=requisition_id, step=step))
    outbox.answer(unit, AdditionKept(requisition=requisition_id))


def tell_edit(unit: UnitOfWork, message: CaseMessage) -> None:
    """An addition reads differently now: who has been told of it is told again."""
    requisition = unit.session.get_one(Requisition, message.requisition_id)
    if message.outbox_id is not None:
        _tell(unit, requisition, message)
    outbox.answer(unit, EditNoted())


def _tell(unit: UnitOfWork, requisition: Requisition, message: CaseMessage) -> None:
    """Tell the advisor who has seen the offer, or who has closed the case."""
    number, case = message.id or 0, requisition.id or 0
    if requisition.closed_at is not None:
        if requisition.advisor_id is not None:
            written = WrittenAfterClosing(message=number, requisition=case)
            told = outbox.tell(unit, requisition.advisor_id, written)
            message.outbox_id = told.row if told is not None else None
        return
    offer = _open_offer(unit.session, requisition)
    if offer is not None and not _waits(unit.session, offer):
        added = RequestAdded(message=number, requisition=case)
        told = outbox.tell(unit, offer.advisor_id, added)
        message.outbox_id = told.row if told is not None else None


def _written_down(
    unit: UnitOfWork, requisition: Requisition, person: Known, written: Written
) -> CaseMessage:
    _check_room(unit.session, requisition, written)
    return messages.keep(unit, requisition, person.id, None, written)


def _check_room(session: Session, requisition: Requisition, written: Written) -> None:
    added = (
        session.execute(
            select(CaseMessage).where(
                col(CaseMessage.requisition_id) == requisition.id,
                col(CaseMessage.receiver_id).is_(None),
            )
        )
        .scalars()
        .all()
    )
    files = session.execute(
        select(func.count(col(Attachment.id))).where(
            col(Attachment.requisition_id) == requisition.id
        )
    ).scalar_one()
    files += sum(each.file_id is not None for each in added)
    texts = [each.text for each in added]
    rules.check_room(texts, written.text, files, with_file=written.file is not None)


def _open_offer(session: Session, requisition: Requisition) -> Offer | None:
    return session.execute(
        select(Offer).where(
            col(Offer.requisition_id) == requisition.id, col(Offer.ended_at).is_(None)
        )
    ).scalar_one_or_none()


def _waits(session: Session, offer: Offer) -> bool:
    """Whether the advisor has not been shown the offer yet: its card will have it all."""
    waiting = session.execute(
        select(WaitingNotice.params).where(  # type: ignore[call-overload]
            col(WaitingNotice.person_id) == offer.advisor_id, col(WaitingNotice.kind) == "offer"
        )
    ).scalars()
    return any(params.get("offer") == offer.id for params in waiting)
