"""What somebody wrote while they are being asked which case it is about, or what it is for."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import case, delete, func, select
from sqlmodel import Session, col

from casework import talk
from casework.errors import Refused
from casework.talk import Written
from storage import held_reading, outbox, talking
from storage.columns import table
from storage.people import Known
from storage.tables import HeldMessage, OutboxMessage

_outbox = table(OutboxMessage)

LASTS = timedelta(days=1)
"""How long it is waited for which case something is about; the question is far up by then."""


_QUESTIONS = ("what_for", "which_case")


def hold(
    session: Session,
    person: Known,
    written: Written,
    now: datetime,
    *,
    more: Mapping[str, Any] | None = None,
    refusal: Refused | None = None,
) -> None:
    """Keep what somebody wrote, and ask which case it is about, once for what comes together.

    With `more`, they are asked what it is for: it may be more of what that names, or nothing. With
    a refusal, they are told why it does not go where they wanted it to. Raises what
    `casework.talk.accepted` raises: what cannot be passed on is not kept either.
    """
    kept = talk.accepted(written)
    before = held_reading.rows_of(session, person.id)
    more = dict(more) if more is not None else None
    session.add(HeldMessage(person_id=person.id, content=kept.as_json(), more=more, at=now))
    session.flush()
    last = before[-1].at if before and before[-1].more == more else None
    if refusal is not None or talk.asks_again(last, now) or _stands_far(session, person):
        _ask(session, person, now, refusal)


def go_on(session: Session, person_id: int, last: int, written: Written, now: datetime) -> bool:
    """Keep the rest of a message that waits beside it, unasked; False where that does not wait.

    Raises what `casework.talk.accepted` raises.
    """
    rows = held_reading.rows_of(session, person_id)
    before = next((each for each in rows if held_reading.message_of(each) == last), None)
    if before is None:
        return False
    kept = talk.accepted(written).as_json()
    session.add(HeldMessage(person_id=person_id, content=kept, more=before.more, at=now))
    session.flush()
    return True


def ask(session: Session, person: Known, now: datetime) -> None:
    """Ask which case it is about, or what it is for, if anything waits for that."""
    _ask(session, person, now, None)


def _ask(session: Session, person: Known, now: datetime, refusal: Refused | None) -> None:
    rows = held_reading.rows_of(session, person.id)
    if not rows:
        return
    kind = "what_for" if any(row.more is not None for row in rows) else "which_case"
    why = {"code": refusal.code, "data": refusal.data} if refusal is not None else {}
    outbox.answer(session, kind, {"person": person.id, **why}, now)


def join(session: Session, person: Known, written: Written, now: datetime) -> bool:
    """Keep what goes on with what waits, beside it; False if it does not (`casework.talk.joins`).

    Raises what `casework.talk.accepted` raises.
    """
    rows = held_reading.rows_of(session, person.id)
    talked = talking.now_about(session, person.id)
    if not rows or not talk.joins(rows[-1].at, talked, now):
        return False
    hold(session, person, written, now, more=rows[-1].more)
    return True


def edit(session: Session, person_id: int, message_id: int, text: str) -> bool:
    """Change what waits; False where that message does not.

    Raises what `casework.talk.accepted_text` raises.
    """
    for row in held_reading.rows_of(session, person_id):
        written = Written.from_json(row.content)
        if written.message_id == message_id:
            changed = talk.accepted_text(text, with_file=written.file is not None)
            row.content = {**row.content, "text": changed}
            session.flush()
            return True
    return False


def put_back(
    session: Session, person: Known, kept: Sequence[Mapping[str, Any]], now: datetime
) -> None:
    """Let it wait again, and ask the same question anew."""
    for each in kept:
        session.add(
            HeldMessage(
                person_id=person.id, content=dict(each["content"]), more=each["more"], at=now
            )
        )
        session.flush()
    _ask(session, person, now, None)


def drop(session: Session, person_id: int) -> None:
    """Nothing of theirs waits any more."""
    session.execute(delete(HeldMessage).where(col(HeldMessage.person_id) == person_id))


def drop_these(session: Session, person_id: int, written: Sequence[Written]) -> None:
    """These wait no more."""
    drop_some(session, person_id, [each.message_id for each in written])


def drop_some(session: Session, person_id: int, messages: Collection[int]) -> None:
    """Some of their messages wait no more."""
    for row in held_reading.rows_of(session, person_id):
        if held_reading.message_of(row) in messages:
            session.delete(row)
    session.flush()


def drop_old(session: Session, now: datetime, most: int = 100) -> bool:
    """What nobody has said the case of for a day is not passed on; its writers hear so.

    Returns whether more may be left.
    """
    old = (
        select(col(HeldMessage.person_id))
        .group_by(col(HeldMessage.person_id))
        .having(func.max(HeldMessage.at) < now - LASTS)
        .limit(most)
    )
    people = session.execute(old).scalars().all()
    for person_id in people:
        gone = session.execute(
            delete(HeldMessage)
            .where(col(HeldMessage.person_id) == person_id)
            .returning(col(HeldMessage.id), col(HeldMessage.content))
        ).all()
        if gone:
            _id, content = min(gone, key=lambda row: row.id)
            params = {"first": content, "number": len(gone)}
            outbox.tell(session, person_id, "held_too_long", params, now)
    return len(people) == most


def _stands_far(session: Session, person: Known) -> bool:
    """Whether they have been told something else since they were asked: the question is far up."""
    newest = func.max(case((_outbox.c.kind.in_(_QUESTIONS), _outbox.c.id), else_=0))
    told = select(newest, func.max(_outbox.c.id)).where(
        _outbox.c.chat_id == person.telegram_id, _outbox.c.callback_query_id.is_(None)
    )
    question, last = session.execute(told).one()
    return bool(question != last)
