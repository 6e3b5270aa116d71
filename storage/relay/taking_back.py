"""Taking back what one has just written: the other side has it no more, and the case keeps that."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlmodel import Session, col

from casework import relay
from casework.core.errors import Refused
from storage.cases import first_answers, own_cases
from storage.people import people
from storage.people.people import Known
from storage.queues import outbox, timing
from storage.queues.gathered import GATHERED, GatheredAgain, Waited
from storage.relay.notices import RelayedGone, TakenBack
from storage.tables import CaseMessage, OutboxMessage, Person
from storage.transaction.unit_of_work import UnitOfWork


def take_back(unit: UnitOfWork, person: Known, message_id: int, line: int | None) -> None:
    """Take a message back, or a whole album; one that waits for its time never goes out.

    `line` is the message (Telegram's id) with the button, which becomes the record of it. Raises
    Refused("stale_button") for a message that is not theirs or was taken back, and what
    `casework.relay.check_taking_back` raises.
    """
    message = unit.session.get(CaseMessage, message_id)
    if message is None or message.sender_id != person.id:
        raise Refused("stale_button")
    requisition = own_cases.locked(unit, message.requisition_id)
    unit.session.refresh(message)
    if message.taken_back_at is not None:
        raise Refused("stale_button")
    together = _album(unit.session, message)
    waited = _check(unit, message, together)
    for each in together:
        each.taken_back_at = unit.now
    unit.session.flush()
    _withdraw_from_receiver(unit, [each for each in together if each.id not in waited])
    first_answers.take_back(unit, requisition, message.sent_at)
    receiver = message.receiver_id
    outbox.answer(
        unit,
        TakenBack(
            requisition=own_cases.id_of(requisition),
            reference=own_cases.name_of(requisition),
            name=people.names(unit.session, [receiver]).get(receiver, "") if receiver else "",
            reached=len(waited) < len(together),
            message_id=line,
        ),
    )


def _album(session: Session, message: CaseMessage) -> list[CaseMessage]:
    if message.album is None:
        return [message]
    rows = session.execute(
        select(CaseMessage)
        .where(
            col(CaseMessage.requisition_id) == message.requisition_id,
            col(CaseMessage.sender_id) == message.sender_id,
            col(CaseMessage.album) == message.album,
            col(CaseMessage.taken_back_at).is_(None),
        )
        .order_by(col(CaseMessage.id))
    ).scalars()
    return list(rows.all())


def _check(unit: UnitOfWork, message: CaseMessage, together: Sequence[CaseMessage]) -> set[int]:
    """Whether it may be taken back. Returns those that have waited, and do so no more."""
    ids, receiver = {each.id or 0 for each in together}, message.receiver_id
    waiting = timing.messages_waiting(unit, receiver, ids) if receiver is not None else set()
    relay.check_taking_back(
        message.sent_at,
        unit.now,
        waits=waiting == ids,
        answered=_is_answered(unit.session, message),
    )
    if receiver is not None:
        timing.drop_messages(unit, receiver, ids)
    return waiting


def _is_answered(session: Session, message: CaseMessage) -> bool:
    found = session.execute(
        select(col(CaseMessage.id))
        .where(
            col(CaseMessage.requisition_id) == message.requisition_id,
            col(CaseMessage.sender_id) == message.receiver_id,
            col(CaseMessage.id) > message.id,
        )
        .limit(1)
    )
    return found.first() is not None


# At the other side


def _withdraw_from_receiver(unit: UnitOfWork, messages: Sequence[CaseMessage]) -> None:
    """Delete what brought them; what was gathered with others is written anew without them.

    What is still on its way says nothing any more when it is sent.
    """
    for each in messages:
        if each.receiver_id is None:
            continue
        gathered = _gathered(unit.session, each.receiver_id)
        for row in (each.outbox_id, each.rest_outbox_id):
            if row is not None and all(row != one.id for one in gathered):
                outbox.tell(unit, each.receiver_id, RelayedGone(target=row))
    for receiver in {each.receiver_id for each in messages if each.receiver_id is not None}:
        mine = {each.id or 0 for each in messages if each.receiver_id == receiver}
        _write_gathered_anew(unit, receiver, mine)


def _gathered(session: Session, receiver_id: int) -> Sequence[OutboxMessage]:
    """What was gathered for somebody."""
    chat = session.get_one(Person, receiver_id).telegram_id
    return (
        session.execute(
            select(OutboxMessage)
            .where(col(OutboxMessage.chat_id) == chat, col(OutboxMessage.kind).in_(GATHERED))
            .order_by(col(OutboxMessage.id))
        )
        .scalars()
        .all()
    )


def _write_gathered_anew(unit: UnitOfWork, receiver_id: int, messages: set[int]) -> None:
    for row in _gathered(unit.session, receiver_id):
        notices = row.params.get("notices", [])
        kept = [each for each in notices if each["params"].get("message") not in messages]
        if len(kept) == len(notices):
            continue
        row.params = {"notices": kept}
        unit.session.flush()
        if kept:
            parts = tuple(Waited(each["kind"], each["params"]) for each in kept)
            outbox.tell(unit, receiver_id, GatheredAgain(notices=parts, target=row.id or 0))
        else:
            outbox.tell(unit, receiver_id, RelayedGone(target=row.id or 0))
