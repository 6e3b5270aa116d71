"""What somebody wrote while they are being asked which case it is about."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlmodel import Session, col

from casework import talk
from casework.talk import Written
from storage import outbox
from storage.people import Known
from storage.tables import HeldMessage

LASTS = timedelta(days=1)
"""How long it is waited for which case something is about; the question is far up by then."""


def hold(session: Session, person: Known, written: Written, now: datetime) -> None:
    """Keep what somebody wrote, and ask which case it is about, once for what comes together.

    Raises what `casework.talk.accepted` raises: what cannot be passed on is not kept either.
    """
    kept = talk.accepted(written)
    before = _rows(session, person.id)
    session.add(HeldMessage(person_id=person.id, content=kept.as_json(), at=now))
    session.flush()
    if talk.asks_again(before[-1].at if before else None, now):
        ask(session, person, now)


def ask(session: Session, person: Known, now: datetime) -> None:
    """Ask which case it is about, if anything waits for that."""
    if _rows(session, person.id):
        outbox.answer(session, "which_case", {"person": person.id}, now)


def of(session: Session, person_id: int) -> list[Written]:
    """All that waits for its case, in the order in which it was written."""
    return [Written.from_json(row.content) for row in _rows(session, person_id)]


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


def drop(session: Session, person_id: int) -> None:
    """Nothing of theirs waits any more."""
    session.execute(delete(HeldMessage).where(col(HeldMessage.person_id) == person_id))


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
