"""What somebody wrote while they are being asked which case it is about, or what it is for."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import case, delete, func, select
from sqlmodel import Session, col

from casework import talk
from casework.errors import Refused
from casework.talk import Written
from storage import outbox, talking
from storage.columns import table
from storage.people import Known
from storage.tables import HeldMessage, OutboxMessage

_outbox = table(OutboxMessage)

LASTS = timedelta(days=1)
"""How long it is waited for which case something is about; the question is far up by then."""


_QUESTIONS = ("what_for", "which_case")

ANSWERS = "answers"
"""Beside words that may answer a question of the bot's: which one."""


@dataclass(frozen=True, slots=True)
class More:
    """What else than a message to the other side words may be, where that can be asked.

    `row` is the one that a button names; all that may be more of the same `subject` is meant.
    """

    row: int
    subject: str
    case: int | None
    written: tuple[Written, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """Words that may answer a question of the bot's. `row` is the one that a button names.

    `case` is the one in which somebody else had just written, None where nobody had.
    """

    row: int
    question: str
    case: int | None
    written: tuple[Written, ...]


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
    before = _rows(session, person.id)
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
    before = next((each for each in _rows(session, person_id) if _message(each) == last), None)
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
    rows = _rows(session, person.id)
    if not rows:
        return
    kind = "what_for" if any(row.more is not None for row in rows) else "which_case"
    why = {"code": refusal.code, "data": refusal.data} if refusal is not None else {}
    outbox.answer(session, kind, {"person": person.id, **why}, now)


def join(session: Session, person: Known, written: Written, now: datetime) -> bool:
    """Keep what goes on with what waits, beside it; False if it does not (`casework.talk.joins`).

    Raises what `casework.talk.accepted` raises.
    """
    rows = _rows(session, person.id)
    talked = talking.now_about(session, person.id)
    if not rows or not talk.joins(rows[-1].at, talked, now):
        return False
    hold(session, person, written, now, more=rows[-1].more)
    return True


def of(session: Session, person_id: int) -> list[Written]:
    """All that waits for its case, in the order in which it was written."""
    return [Written.from_json(row.content) for row in _rows(session, person_id)]


def newest(session: Session, person_id: int) -> datetime | None:
    """When the newest of what waits was written (UTC); None where nothing does."""
    rows = _rows(session, person_id)
    return rows[-1].at if rows else None


def is_asking_what_for(session: Session, person_id: int) -> bool:
    """Whether it is being asked what something that waits is for."""
    return any(row.more is not None for row in _rows(session, person_id))


def more_of(session: Session, person_id: int, row: int | None = None) -> More | None:
    """What the newest of what waits, or a row of it, may be more of; None where it is a file."""
    rows = [each for each in _rows(session, person_id) if each.more and "subject" in each.more]
    named = next((each for each in reversed(rows) if row in {None, each.id}), None)
    if named is None or not named.more:
        return None
    same = [each for each in rows if each.more == named.more]
    written = tuple(Written.from_json(each.content) for each in same)
    if any(each.file is not None for each in written):
        return None
    return More(named.id or 0, named.more["subject"], named.more["case"], written)


def answers(session: Session, person_id: int, row: int | None = None) -> Answers | None:
    """The question that the newest of what waits, or a row of it, may answer, and all of that."""
    rows = [each for each in _rows(session, person_id) if each.more and ANSWERS in each.more]
    named = next((each for each in reversed(rows) if row in {None, each.id}), None)
    if named is None or not named.more:
        return None
    name = named.more[ANSWERS]
    same = [each for each in rows if each.more and each.more[ANSWERS] == name]
    written = tuple(Written.from_json(each.content) for each in same)
    return Answers(named.id or 0, name, named.more["case"], written)


def edit(session: Session, person_id: int, message_id: int, text: str) -> bool:
    """Change what waits; False where that message does not.

    Raises what `casework.talk.accepted_text` raises.
    """
    for row in _rows(session, person_id):
        written = Written.from_json(row.content)
        if written.message_id == message_id:
            changed = talk.accepted_text(text, with_file=written.file is not None)
            row.content = {**row.content, "text": changed}
            session.flush()
            return True
    return False


def as_kept(session: Session, person_id: int) -> list[dict[str, Any]]:
    """All that waits, as `put_back` takes it."""
    return [{"content": row.content, "more": row.more} for row in _rows(session, person_id)]


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
    for row in _rows(session, person_id):
        if _message(row) in messages:
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


def _message(row: HeldMessage) -> int:
    return Written.from_json(row.content).message_id


def _rows(session: Session, person_id: int) -> Sequence[HeldMessage]:
    return (
        session.execute(
            select(HeldMessage)
            .where(col(HeldMessage.person_id) == person_id)
            .order_by(col(HeldMessage.id))
        )
        .scalars()
        .all()
    )
