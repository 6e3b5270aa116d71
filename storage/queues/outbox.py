"""What people must be told: put in by every transaction, taken out by the delivery.

What nobody has asked for goes in by `tell`, which lets it wait where its time is not now
(docs/decisions/0015-quiet-hours.md); answers go in at once.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, delete, insert, select, update
from sqlmodel import Session

from casework.core.vocabulary import Role
from storage.database.columns import new_id, table
from storage.people import people
from storage.queues import about, receivers, timing
from storage.queues.answers import TapAnswered
from storage.queues.gathered import GATHERED, Waited
from storage.queues.receivers import Receiver
from storage.tables import OutboxMessage
from storage.tables.queues import OutboxStatus
from storage.transaction.notice import Notice
from storage.transaction.outgoing import ONLY_IN_PRIVATE, Outgoing, Sent, Told, Waiting
from storage.transaction.unit_of_work import UnitOfWork

__all__ = [
    "Message", "Outgoing", "Sent", "Told", "Waiting", "answer", "drop",
    "drop_for_chat", "end_tap", "mark_failed", "mark_sent", "mark_unknown",
    "mark_unsure", "message_ids", "pending", "tell", "tell_coordinators", "tell_each",
    "tell_now", "told_since",
]  # fmt: skip

_outbox = table(OutboxMessage)
_insert = insert(_outbox)
_insert_many = _insert.returning(_outbox.c.id, sort_by_parameter_order=True)
_mark_sent_as_it_is = (
    update(_outbox)
    .where(_outbox.c.id == bindparam("row"), _outbox.c.status == OutboxStatus.PENDING)
    .values(
        status=OutboxStatus.SENT,
        sent_at=bindparam("at"),
        message_id=bindparam("message"),
    )
)
_mark_sent = _mark_sent_as_it_is.values(params={})
_mark_failed = (
    update(_outbox)
    .where(_outbox.c.id == bindparam("row"), _outbox.c.status == OutboxStatus.PENDING)
    .values(status=OutboxStatus.FAILED, error=bindparam("reason"))
)
_LEAVES_NO_TRACE = and_(
    _outbox.c.person_id.is_(None),
    _outbox.c.chat_id > 0,
    _outbox.c.kind != ONLY_IN_PRIVATE,
    _outbox.c.status != OutboxStatus.PENDING,
)
"""See `Outgoing.leaves_no_trace`; what becomes of such a row is not kept."""

_message_id = select(_outbox.c.message_id).where(_outbox.c.id == bindparam("row"))

Message = tuple[int, Notice]
"""Somebody's id, and what they are to be told."""


def answer(unit: UnitOfWork, said: Notice) -> int:
    """Tell the person who waits; the first answer also ends their tap. Returns the row's id."""
    waiting = unit.who_waits()
    callback, waiting.callback_query_id = waiting.callback_query_id, None
    return _put(
        unit,
        Outgoing(
            0,
            waiting.chat_id,
            waiting.person_id,
            said.kind,
            said.params,
            waiting=True,
            callback_query_id=callback,
            created_at=unit.now,
            language=waiting.language,
        ),
    )


def tell(unit: UnitOfWork, person_id: int, said: Notice) -> Told | None:
    """Tell somebody, now or when they may be told.

    None if they cannot be reached: erased, or they have blocked the bot.
    """
    if unit.waiting is not None and unit.waiting.person_id == person_id:
        return Told(answer(unit, said))
    return tell_each(unit, [(person_id, said)])[0]


def tell_coordinators(
    unit: UnitOfWork, said: Notice, *, besides: Collection[int | None] = ()
) -> bool:
    """Tell every coordinator but these. Returns whether there is one."""
    coordinators = people.with_role(unit.session, Role.COORDINATOR)
    told = [each for each in coordinators if each not in besides]
    for each in told:
        tell(unit, each, said)
    return bool(told)


def tell_each(unit: UnitOfWork, messages: Sequence[Message]) -> list[Told | None]:
    """Tell several people unprompted, in this order; for each what `tell` returns."""
    reachable = receivers.reachable(unit.session, {message[0] for message in messages})
    told: list[Told | None] = []
    rows: dict[int, Outgoing] = {}
    for number, (person_id, said) in enumerate(messages):
        kind, params = said.kind, said.params
        receiver = reachable.get(person_id)
        told.append(None if receiver is None else _held(unit, receiver, kind, params))
        if receiver is not None and told[number] is None:
            rows[number] = _unprompted(receiver, kind, params, unit.now)
    _put_all(unit, list(rows.values()))
    for number, row in rows.items():
        told[number] = Told(row.id)
    return told


def tell_now(unit: UnitOfWork, receiver: Receiver, said: Notice | Waited) -> int:
    """Tell somebody what has waited for them. Returns the row's id."""
    return _put(unit, _unprompted(receiver, said.kind, said.params, unit.now))


def end_tap(unit: UnitOfWork) -> None:
    """Answer the tap that nothing else has answered, so that its spinner ends."""
    if unit.waiting is not None and unit.waiting.callback_query_id is not None:
        answer(unit, TapAnswered())


def pending(session: Session, *, after: int = 0, most: int = 1000) -> list[Outgoing]:
    """What is still to be sent, oldest first, from the row after `after` on."""
    rows = session.execute(
        select(_outbox)
        .where(_outbox.c.status == OutboxStatus.PENDING, _outbox.c.id > after)
        .order_by(_outbox.c.id)
        .limit(most)
    )
    return [
        Outgoing(
            row.id,
            row.chat_id,
            row.person_id,
            row.kind,
            row.params,
            row.waiting,
            row.callback_query_id,
            row.created_at,
            lost_answers=row.lost_answers,
            picked_up=True,
        )
        for row in rows
    ]


def mark_sent(unit: UnitOfWork, sent: Sequence[Sent]) -> None:
    """Record what went out, with Telegram's ids of the messages, and which case each is about.

    What they said is forgotten, but for which messages were gathered in one: it is written anew
    when one of these is taken back.
    """
    for statement, rows in (
        (_mark_sent, [each for each in sent if each.kind not in GATHERED]),
        (_mark_sent_as_it_is, [each for each in sent if each.kind in GATHERED]),
    ):
        if rows:
            values = [{"row": each.row, "at": each.at, "message": each.message} for each in rows]
            unit.session.execute(statement, values)
    about.record(unit, sent)
    if traceless := [each.row for each in sent if each.forget]:
        unit.session.execute(delete(_outbox).where(_outbox.c.id.in_(traceless)))


def mark_failed(unit: UnitOfWork, row: int, reason: str) -> None:
    """Record that a message can never go out, and why."""
    unit.session.execute(_mark_failed, {"row": row, "reason": reason})
    unit.session.execute(delete(_outbox).where(_outbox.c.id == row, _LEAVES_NO_TRACE))


def mark_unsure(unit: UnitOfWork, rows: Iterable[int], lost_answers: int) -> None:
    """Keep how many attempts at these messages nobody knows the end of."""
    unit.session.execute(
        update(_outbox)
        .where(_outbox.c.id.in_(tuple(rows)), _outbox.c.status == OutboxStatus.PENDING)
        .values(lost_answers=lost_answers)
    )


def mark_unknown(unit: UnitOfWork, rows: Iterable[int]) -> None:
    """Record that nobody knows whether these messages went out; what they said is forgotten."""
    ids = tuple(rows)
    unit.session.execute(
        update(_outbox)
        .where(_outbox.c.id.in_(ids), _outbox.c.status == OutboxStatus.PENDING)
        .values(status=OutboxStatus.UNKNOWN, sent_at=unit.now, error="no answer", params={})
    )
    unit.session.execute(delete(_outbox).where(_outbox.c.id.in_(ids), _LEAVES_NO_TRACE))


def drop_for_chat(unit: UnitOfWork, chat_id: int, reason: str) -> None:
    """Drop all that waits for a chat that cannot be reached."""
    unit.session.execute(
        update(_outbox)
        .where(_outbox.c.chat_id == chat_id, _outbox.c.status == OutboxStatus.PENDING)
        .values(status=OutboxStatus.DROPPED, error=reason, params={})
    )
    unit.session.execute(delete(_outbox).where(_outbox.c.chat_id == chat_id, _LEAVES_NO_TRACE))


def drop(unit: UnitOfWork, rows: Iterable[int], reason: str) -> None:
    """Send none of these messages any more."""
    unit.session.execute(
        update(_outbox)
        .where(_outbox.c.id.in_(tuple(rows)), _outbox.c.status == OutboxStatus.PENDING)
        .values(status=OutboxStatus.DROPPED, error=reason, params={})
    )


def message_ids(session: Session, rows: Iterable[int]) -> dict[int, int]:
    """Telegram's message ids of outbox rows; rows that were not sent are left out."""
    found = {row: session.execute(_message_id, {"row": row}).scalar_one_or_none() for row in rows}
    return {row: message for row, message in found.items() if message is not None}


def told_since(session: Session, chat_id: int, kind: str, since: datetime) -> bool:
    """Whether a chat was told something of this kind at or after a moment."""
    found = session.execute(
        select(_outbox.c.id)
        .where(_outbox.c.chat_id == chat_id, _outbox.c.kind == kind, _outbox.c.created_at >= since)
        .limit(1)
    )
    return found.first() is not None


def _held(
    unit: UnitOfWork, receiver: Receiver, kind: str, params: Mapping[str, Any]
) -> Told | None:
    """Let it wait where it must; None where it goes now."""
    held = timing.held(unit, receiver, kind, params)
    if held is None:
        return None
    timing.hold(unit, receiver.id, kind, params, held.until)
    return Told(None, held.until if held.until > unit.now else None, held.paused)


def _unprompted(
    receiver: Receiver, kind: str, params: Mapping[str, Any], now: datetime
) -> Outgoing:
    return Outgoing(
        0,
        receiver.chat_id,
        receiver.id,
        kind,
        params,
        waiting=False,
        callback_query_id=None,
        created_at=now,
    )


def _put(unit: UnitOfWork, row: Outgoing) -> int:
    row.id = new_id(unit.session.execute(_insert, _values(row)))
    unit.enqueued.append(row)
    return row.id


def _put_all(unit: UnitOfWork, rows: Sequence[Outgoing]) -> None:
    """Keep rows, which get their ids in this order."""
    if not rows:
        return
    ids = unit.session.execute(_insert_many, [_values(row) for row in rows]).scalars()
    for row, row_id in zip(rows, ids, strict=True):
        row.id = row_id
    unit.enqueued.extend(rows)


def _values(row: Outgoing) -> dict[str, Any]:
    return {
        "chat_id": row.chat_id,
        "person_id": row.person_id,
        "kind": row.kind,
        "params": row.params,
        "waiting": row.waiting,
        "callback_query_id": row.callback_query_id,
        "status": OutboxStatus.PENDING,
        "created_at": row.created_at,
    }
