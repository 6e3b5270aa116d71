"""A text for a case that came in several messages: its rest goes where its beginning went."""

from collections.abc import Collection

from sqlalchemy import select
from sqlmodel import Session, col

from casework.core.pasting import Paste, Piece
from casework.relay import Written
from storage.addressing import unassigned
from storage.people.people import Known
from storage.relay import relay
from storage.tables import CaseMessage
from storage.transaction.unit_of_work import UnitOfWork


def go_on(unit: UnitOfWork, person: Known, before: Paste, piece: Piece) -> bool:
    """Pass the next piece on to where the one before went, or let it wait beside it.

    False if that one was for no case. Raises what `relay.relay` raises.
    """
    written = Written(piece.message, piece.text)
    last = before.messages[-1]
    sent = _sent(unit.session, person, [last])
    if sent:
        relay.relay(unit, sent[0].requisition_id, person, written)
        return True
    return unassigned.go_on(unit, person.id, last, written)


def take_back(unit: UnitOfWork, person: Known, messages: Collection[int]) -> None:
    """Let nobody read what these messages said, or say it where it waits."""
    for message in _sent(unit.session, person, messages):
        relay.take_back(unit, message)
    unassigned.drop_some(unit, person.id, messages)


def _sent(session: Session, person: Known, messages: Collection[int]) -> list[CaseMessage]:
    rows = session.execute(
        select(CaseMessage).where(
            col(CaseMessage.sender_id) == person.id,
            col(CaseMessage.source_message_id).in_(messages),
        )
    ).scalars()
    return list(rows.all())
