"""What one side of a case wrote and the other one was not given: its writer hears of it."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import select, update
from sqlmodel import Session

from storage.database.columns import table
from storage.queues import concerns, outbox
from storage.queues.concerns import GATHERED, RELAYED, Said
from storage.tables import CaseMessage, OutboxMessage, Requisition
from storage.tables.queues import OutboxStatus
from storage.transaction.unit_of_work import UnitOfWork

OF_VISITS = ("visit_times", "visit_agreed", "visit_cancelled")
"""The kinds that tell a requester of a visit; where one is lost, its advisor must tell them."""

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
    said = list(concerns.each_said(_said(unit.session, _outbox.c.id.in_(tuple(rows)))))
    written = {params["message"] for kind, params in said if kind in RELAYED}
    for writer, case, receiver in _writers(unit.session, written):
        params = {"requisition": case, "person": writer, "receiver": receiver}
        outbox.tell(unit, writer, "perhaps_undelivered", params)
    for advisor, case in _advisors(unit.session, _of_visits(said)):
        outbox.tell(unit, advisor, "visit_perhaps_untold", {"requisition": case})


def lost(unit: UnitOfWork, said: Iterable[Said]) -> None:
    """Nobody was told this: those whom it concerns hear of it."""
    each_of = list(concerns.each_said(said))
    _tell_writers(unit, {params["message"] for kind, params in each_of if kind in RELAYED})
    for advisor, case in _advisors(unit.session, _of_visits(each_of)):
        outbox.tell(unit, advisor, "visit_untold", {"requisition": case})


def _of_visits(said: Iterable[Said]) -> list[Mapping[str, Any]]:
    return [params for kind, params in said if kind in OF_VISITS]


def _said(session: Session, *rows: Any) -> list[Said]:
    kinds = _outbox.c.kind.in_((*RELAYED, *OF_VISITS, *GATHERED))
    found = session.execute(select(_outbox.c.kind, _outbox.c.params).where(*rows, kinds))
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
        params = {"requisition": case, "person": writer, "receiver": receiver}
        outbox.tell(unit, writer, "undelivered", params)


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


def _advisors(session: Session, params: Iterable[Mapping[str, Any]]) -> list[tuple[int, int]]:
    """Who has each of the cases whose requester was to read of a visit, and the case."""
    cases = {each["requisition"] for each in params if each["side"] == "requester"}
    found = [session.get_one(Requisition, each) for each in sorted(cases)]
    return [(each.advisor_id, each.id) for each in found if each.advisor_id and each.id]
