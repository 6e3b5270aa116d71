"""A text for a case that came in several messages: its rest goes where its beginning went."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlmodel import Session, col

from casework.pasting import Paste, Piece
from casework.talk import Written
from storage import held, talk
from storage.people import Known
from storage.tables import CaseMessage


def go_on(session: Session, person: Known, before: Paste, piece: Piece, now: datetime) -> bool:
    """Pass the next piece on to where the one before went, or let it wait beside it.

    False if that one was for no case. Raises what `talk.relay` raises.
    """
    written = Written(piece.message, piece.text)
    last = before.messages[-1]
    sent = _sent(session, person, [last])
    if sent:
        talk.relay(session, sent[0].requisition_id, person, written, now)
        return True
    return held.go_on(session, person.id, last, written, now)


def take_back(session: Session, person: Known, messages: Collection[int], now: datetime) -> None:
    """Let nobody read what these messages said, or say it where it waits."""
    for message in _sent(session, person, messages):
        talk.take_back(session, message, now)
    held.drop_some(session, person.id, messages)


def _sent(session: Session, person: Known, messages: Collection[int]) -> list[CaseMessage]:
    rows = session.execute(
        select(CaseMessage).where(
            col(CaseMessage.sender_id) == person.id,
            col(CaseMessage.source_message_id).in_(messages),
        )
    ).scalars()
    return list(rows.all())
