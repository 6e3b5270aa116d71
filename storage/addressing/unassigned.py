"""What somebody wrote while they are being asked which case it is about, or what it is for."""

from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import case, delete, func, select
from sqlmodel import Session, col

from casework import relay
from casework.core.errors import Refused
from casework.relay import Written
from storage.addressing import current_case, reading
from storage.addressing.notices import WaitedTooLong, WhatFor, WhichCase
from storage.database.columns import table
from storage.people.people import Known
from storage.queues import outbox
from storage.tables import HeldMessage, OutboxMessage
from storage.transaction.unit_of_work import UnitOfWork

_outbox = table(OutboxMessage)

LASTS = timedelta(days=1)
"""How long it is waited for which case something is about; the question is far up by then."""


_QUESTIONS = (WhatFor.kind, WhichCase.kind)


def hold(
    unit: UnitOfWork,
    person: Known,
    written: Written,
    *,
    more: Mapping[str, Any] | None = None,
    refusal: Refused | None = None,
) -> None:
    """Keep what somebody wrote, and ask which case it is about, once for what comes together.

    With `more`, they are asked what it is for: it may be more of what that names, or nothing. With
    a refusal, they are told why it does not go where they wanted it to. Raises what
    `casework.relay.accepted` raises: what cannot be passed on is not kept either.
    """
    kept = relay.accepted(written)
    before = reading.rows_of(unit.session, person.id)
    more = dict(more) if more is not None else None
    unit.session.add(
        HeldMessage(person_id=person.id, content=kept.as_json(), more=more, at=unit.now)
    )
    unit.session.flush()
    last = before[-1].at if before and before[-1].more == more else None
    if refusal is not None or relay.asks_again(last, unit.now) or _stands_far(unit.session, person):
        _ask(unit, person, refusal)


def go_on(unit: UnitOfWork, person_id: int, last: int, written: Written) -> bool:
    """Keep the rest of a message that waits beside it, unasked; False where that does not wait.

    Raises what `casework.relay.accepted` raises.
    """
    rows = reading.rows_of(unit.session, person_id)
    before = next((each for each in rows if reading.message_of(each) == last), None)
    if before is None:
        return False
    kept = relay.accepted(written).as_json()
    unit.session.add(HeldMessage(person_id=person_id, content=kept, more=before.more, at=unit.now))
    unit.session.flush()
    return True


def ask(unit: UnitOfWork, person: Known) -> None:
    """Ask which case it is about, or what it is for, if anything waits for that."""
    _ask(unit, person, None)


def _ask(unit: UnitOfWork, person: Known, refusal: Refused | None) -> None:
    rows = reading.rows_of(unit.session, person.id)
    if not rows:
        return
    code, data = (refusal.code, refusal.data) if refusal is not None else (None, {})
    if any(row.more is not None for row in rows):
        outbox.answer(unit, WhatFor(person=person.id, code=code, data=data))
    else:
        outbox.answer(unit, WhichCase(person=person.id, code=code, data=data))


def join(unit: UnitOfWork, person: Known, written: Written) -> bool:
    """Keep what goes on with what waits, beside it; False if it does not (`casework.relay.joins`).

    Raises what `casework.relay.accepted` raises.
    """
    rows = reading.rows_of(unit.session, person.id)
    last = current_case.now_about(unit.session, person.id)
    if not rows or not relay.joins(rows[-1].at, last, unit.now):
        return False
    hold(unit, person, written, more=rows[-1].more)
    return True


def edit(unit: UnitOfWork, person_id: int, message_id: int, text: str) -> bool:
    """Change what waits; False where that message does not.

    Raises what `casework.relay.accepted_text` raises.
    """
    for row in reading.rows_of(unit.session, person_id):
        written = Written.from_json(row.content)
        if written.message_id == message_id:
            changed = relay.accepted_text(text, with_file=written.file is not None)
            row.content = {**row.content, "text": changed}
            unit.session.flush()
            return True
    return False


def put_back(unit: UnitOfWork, person: Known, kept: Sequence[Mapping[str, Any]]) -> None:
    """Let it wait again, and ask the same question anew."""
    for each in kept:
        unit.session.add(
            HeldMessage(
                person_id=person.id, content=dict(each["content"]), more=each["more"], at=unit.now
            )
        )
        unit.session.flush()
    _ask(unit, person, None)


def drop(unit: UnitOfWork, person_id: int) -> None:
    """Nothing of theirs waits any more."""
    unit.session.execute(delete(HeldMessage).where(col(HeldMessage.person_id) == person_id))


def drop_these(unit: UnitOfWork, person_id: int, written: Sequence[Written]) -> None:
    """These wait no more."""
    drop_some(unit, person_id, [each.message_id for each in written])


def drop_some(unit: UnitOfWork, person_id: int, messages: Collection[int]) -> None:
    """Some of their messages wait no more."""
    for row in reading.rows_of(unit.session, person_id):
        if reading.message_of(row) in messages:
            unit.session.delete(row)
    unit.session.flush()


def drop_old(unit: UnitOfWork, most: int = 100) -> bool:
    """What nobody has said the case of for a day is not passed on; its writers hear so.

    Returns whether more may be left.
    """
    old = (
        select(col(HeldMessage.person_id))
        .group_by(col(HeldMessage.person_id))
        .having(func.max(HeldMessage.at) < unit.now - LASTS)
        .limit(most)
    )
    people = unit.session.execute(old).scalars().all()
    for person_id in people:
        gone = unit.session.execute(
            delete(HeldMessage)
            .where(col(HeldMessage.person_id) == person_id)
            .returning(col(HeldMessage.id), col(HeldMessage.content))
        ).all()
        if gone:
            _id, content = min(gone, key=lambda row: row.id)
            first = Written.from_json(content)
            outbox.tell(unit, person_id, WaitedTooLong(first=first, number=len(gone)))
    return len(people) == most


def _stands_far(session: Session, person: Known) -> bool:
    """Whether they have been told something else since they were asked: the question is far up."""
    newest = func.max(case((_outbox.c.kind.in_(_QUESTIONS), _outbox.c.id), else_=0))
    told = select(newest, func.max(_outbox.c.id)).where(
        _outbox.c.chat_id == person.telegram_id, _outbox.c.callback_query_id.is_(None)
    )
    question, last = session.execute(told).one()
    return bool(question != last)
