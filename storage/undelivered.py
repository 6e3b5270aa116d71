"""What one side of a case wrote and the other one was not given: its writer hears of it."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlmodel import Session

from storage import concerns, outbox
from storage.columns import table
from storage.concerns import GATHERED, RELAYED, Said
from storage.tables import CaseMessage, OutboxMessage, Requisition
from storage.tables.queues import OutboxStatus

OF_VISITS = ("visit_times", "visit_agreed", "visit_cancelled")
"""The kinds that tell a requester of a visit; where one is lost, its advisor must tell them."""

_message = table(CaseMessage)
_outbox = table(OutboxMessage)


def chat_lost(session: Session, chat_id: int, now: datetime) -> None:
    """Tell those whose messages wait for a chat that they cannot arrive there.

    It is called before what waits is dropped.
    """
    lost(
        session,
        _said(session, _outbox.c.chat_id == chat_id, _outbox.c.status == OutboxStatus.PENDING),
        now,
    )


def row_failed(session: Session, row: int, now: datetime) -> None:
    """Tell whoever wrote what this outbox row should have carried that it has not arrived."""
    lost(session, _said(session, _outbox.c.id == row), now)


def rows_unknown(session: Session, rows: Collection[int], now: datetime) -> None:
    """Nobody knows whether these arrived: who wrote it, or plans on it, hears of that once.

    It counts as arrived all the same, since it nearly always has.
    """
    said = list(concerns.each_said(_said(session, _outbox.c.id.in_(tuple(rows)))))
    written = {params["message"] for kind, params in said if kind in RELAYED}
    for writer, case, receiver in _writers(session, written):
        params = {"requisition": case, "person": writer, "receiver": receiver}
        outbox.tell(session, writer, "perhaps_undelivered", params, now)
    for advisor, case in _advisors(session, _of_visits(said)):
        outbox.tell(session, advisor, "visit_perhaps_untold", {"requisition": case}, now)


def lost(session: Session, said: Iterable[Said], now: datetime) -> None:
    """Nobody was told this: those whom it concerns hear of it."""
    each_of = list(concerns.each_said(said))
    _tell_writers(session, {params["message"] for kind, params in each_of if kind in RELAYED}, now)
    for advisor, case in _advisors(session, _of_visits(each_of)):
        outbox.tell(session, advisor, "visit_untold", {"requisition": case}, now)


def _of_visits(said: Iterable[Said]) -> list[Mapping[str, Any]]:
    return [params for kind, params in said if kind in OF_VISITS]


def _said(session: Session, *rows: Any) -> list[Said]:
    kinds = _outbox.c.kind.in_((*RELAYED, *OF_VISITS, *GATHERED))
    found = session.execute(select(_outbox.c.kind, _outbox.c.params).where(*rows, kinds))
    return [(row.kind, row.params) for row in found]


def _tell_writers(session: Session, ids: Collection[int], now: datetime) -> None:
    """Once for each case, however many messages of theirs are lost."""
    if not ids:
        return
    marked = session.execute(
        update(_message)
        .where(_message.c.id.in_(ids))
        .values(undelivered=True)
        .returning(_message.c.sender_id, _message.c.requisition_id, _message.c.receiver_id)
    )
    for writer, case, receiver in sorted({tuple(row) for row in marked}):
        params = {"requisition": case, "person": writer, "receiver": receiver}
        outbox.tell(session, writer, "undelivered", params, now)


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
