"""What of somebody's words waits until it is known which case it is about, or what it is for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from casework.relay import Written
from storage.tables import HeldMessage

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


def of(session: Session, person_id: int) -> list[Written]:
    """All that waits for its case, in the order in which it was written."""
    return [Written.from_json(row.content) for row in rows_of(session, person_id)]


def newest(session: Session, person_id: int) -> datetime | None:
    """When the newest of what waits was written (UTC); None where nothing does."""
    rows = rows_of(session, person_id)
    return rows[-1].at if rows else None


def is_asking_what_for(session: Session, person_id: int) -> bool:
    """Whether it is being asked what something that waits is for."""
    return any(row.more is not None for row in rows_of(session, person_id))


def more_of(session: Session, person_id: int, row: int | None = None) -> More | None:
    """What the newest of what waits, or a row of it, may be more of; None where it is a file."""
    rows = [each for each in rows_of(session, person_id) if each.more and "subject" in each.more]
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
    rows = [each for each in rows_of(session, person_id) if each.more and ANSWERS in each.more]
    named = next((each for each in reversed(rows) if row in {None, each.id}), None)
    if named is None or not named.more:
        return None
    name = named.more[ANSWERS]
    same = [each for each in rows if each.more and each.more[ANSWERS] == name]
    written = tuple(Written.from_json(each.content) for each in same)
    return Answers(named.id or 0, name, named.more["case"], written)


def as_kept(session: Session, person_id: int) -> list[dict[str, Any]]:
    """All that waits, as `put_back` takes it."""
    return [{"content": row.content, "more": row.more} for row in rows_of(session, person_id)]


def message_of(row: HeldMessage) -> int:
    """Telegram's id of the message that a row is of."""
    return Written.from_json(row.content).message_id


def rows_of(session: Session, person_id: int) -> Sequence[HeldMessage]:
    """The rows of what waits, in the order in which it was written."""
    return (
        session.execute(
            select(HeldMessage)
            .where(col(HeldMessage.person_id) == person_id)
            .order_by(col(HeldMessage.id))
        )
        .scalars()
        .all()
    )
