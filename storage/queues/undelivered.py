"""What one side of a case wrote and the other one was not given: its writer hears of it."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import select, update
from sqlmodel import Session

from storage.database.columns import table
from storage.queues import leads, outbox
from storage.queues.gathered import GATHERED, Said, each_said
from storage.queues.notices import PerhapsUndelivered, Relays, Undelivered, is_a, kinds_of
from storage.tables import CaseMessage, OutboxMessage, Requisition
from storage.tables.queues import OutboxStatus
from storage.transaction import notice
from storage.transaction.notice import WhenLost
from storage.transaction.unit_of_work import UnitOfWork

_message = table(CaseMessage)
_outbox = table(OutboxMessage)


def chat_lost(unit: UnitOfWork, chat_id: int) -> None:
    """Tell those whose messages wait for a chat that they cannot arrive there.

    It is called before what waits is dropped.
    """
    lost(
        unit,
        _said(unit.session, _outbox.c.chat_id == chat_id, _outbox.c.status == OutboxStatus.PENDING),
    )


def row_failed(unit: UnitOfWork, row: int) -> None:
    """Tell whoever wrote what this outbox row should have carried that it has not arrived."""
    lost(unit, _said(unit.session, _outbox.c.id == row))


def rows_unknown(unit: UnitOfWork, rows: Collection[int]) -> None:
    """Nobody knows whether these arrived: who wrote it, or plans on it, hears of that once.

    It counts as arrived all the same, since it nearly always has.
    """
    said = list(each_said(_said(unit.session, _outbox.c.id.in_(tuple(rows)))))
    for writer, case, receiver in _writers(unit.session, _written(said)):
        perhaps = PerhapsUndelivered(requisition=case, person=writer, receiver=receiver)
        outbox.tell(unit, writer, perhaps)
    for advisor, case, what in _untold(unit.session, said):
        outbox.tell(unit, advisor, what.perhaps(requisition=case))


def lost(unit: UnitOfWork, said: Iterable[Said]) -> None:
    """Nobody was told this: those whom it concerns hear of it."""
    each_of = list(each_said(said))
    _tell_writers(unit, _written(each_of))
    for advisor, case, what in _untold(unit.session, each_of):
        outbox.tell(unit, advisor, what.surely(requisition=case))


def _written(said: Iterable[Said]) -> set[int]:
    """The messages of cases that were to be brought."""
    return {params["message"] for kind, params in said if is_a(Relays, kind)}


def _said(session: Session, *rows: Any) -> list[Said]:
    missed = [each.kind for each in notice.kinds() if each.when_lost is not None]
    of_kinds = _outbox.c.kind.in_((*kinds_of(Relays), *missed, *GATHERED))
    found = session.execute(select(_outbox.c.kind, _outbox.c.params).where(*rows, of_kinds))
    return [(row.kind, row.params) for row in found]


def _tell_writers(unit: UnitOfWork, ids: Collection[int]) -> None:
    """Once for each case, however many messages of theirs are lost."""
    if not ids:
        return
    marked = unit.session.execute(
        update(_message)
        .where(_message.c.id.in_(ids))
        .values(undelivered=True)
        .returning(_message.c.sender_id, _message.c.requisition_id, _message.c.receiver_id)
    )
    for writer, case, receiver in sorted({tuple(row) for row in marked}):
        lost = Undelivered(requisition=case, person=writer, receiver=receiver)
        outbox.tell(unit, writer, lost)


def _writers(session: Session, ids: Collection[int]) -> list[tuple[int, int, int]]:
    """Who wrote these, in which case and to whom, each once."""
    if not ids:
        return []
    found = session.execute(
        select(_message.c.sender_id, _message.c.requisition_id, _message.c.receiver_id).where(
            _message.c.id.in_(ids)
        )
    )
    return sorted({(row.sender_id, row.requisition_id, row.receiver_id) for row in found})


def _untold(session: Session, said: Iterable[Said]) -> list[tuple[int, int, WhenLost]]:
    """Who has each case whose requester had to know something, the case, and what they hear."""
    found: dict[tuple[int, WhenLost], int] = {}
    for kind, params in said:
        what = _follows(kind, params)
        case = leads.case_of(session, kind, params) if what is not None else None
        requisition = session.get(Requisition, case) if case is not None else None
        if what is not None and requisition is not None and requisition.advisor_id is not None:
            found[requisition.id or 0, what] = requisition.advisor_id
    return [(advisor, case, what) for (case, what), advisor in sorted(found.items(), key=_by_case)]


def _follows(kind: str, params: Mapping[str, Any]) -> WhenLost | None:
    """What the advisor hears where this was lost; None where nothing has to be known of it."""
    declared = notice.of_kind(kind)
    if declared is None or declared.when_lost is None:
        return None
    return declared.when_lost if notice.read(kind, params).has_to_be_known() else None


def _by_case(found: tuple[tuple[int, WhenLost], int]) -> int:
    (case, _what), _advisor = found
    return case
