"""Reading what was added to a request while nobody worked on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from casework.cases.reference import reference
from casework.core.vocabulary import AttachmentKind
from storage.cases.names import name_in
from storage.tables import CaseMessage, Requisition

SHOWN = 2
"""How many of them a card shows; the rest is a tap away."""


@dataclass(frozen=True)
class Added:
    """One message that was added. `writer` is a first name, "" for somebody erased."""

    id: int
    case: int
    reference: str
    writer: str
    text: str
    file_kind: AttachmentKind | None
    file_id: str | None
    at: datetime

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left of it."""
        return not self.text and self.file_id is None


def to_case(session: Session, requisition_id: int) -> tuple[Added, ...]:
    """All that was added to a request and is still there, oldest first."""
    rows = session.exec(
        select(CaseMessage)
        .where(CaseMessage.requisition_id == requisition_id, col(CaseMessage.receiver_id).is_(None))
        .order_by(col(CaseMessage.id))
    ).all()
    return tuple(each for each in _facts(session, rows) if not each.is_empty)


def one(session: Session, message_id: int) -> Added | None:
    """One addition; None if there is none, or it is empty by now."""
    row = session.get(CaseMessage, message_id)
    if row is None or row.receiver_id is not None:
        return None
    (found,) = _facts(session, [row])
    return None if found.is_empty else found


def _facts(session: Session, rows: Sequence[CaseMessage]) -> list[Added]:
    found = []
    for row in rows:
        requisition = session.get_one(Requisition, row.requisition_id)
        found.append(
            Added(
                row.id or 0,
                row.requisition_id,
                reference(requisition.year, requisition.number),
                name_in(session, requisition, row.sender_id),
                row.text,
                row.file_kind,
                row.file_id,
                row.sent_at,
            )
        )
    return found
