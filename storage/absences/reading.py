"""Absences as others read them: who is away from when to when, and whether that is news."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from storage.people import people
from storage.tables import AwayTime, CaseMessage, Requisition


@dataclass(frozen=True)
class Away:
    """An absence of somebody, `name`: local days, the first and the last included."""

    id: int
    person_id: int
    name: str
    first: date
    last: date
    substitute_id: int | None
    substitute: str | None
    began_at: datetime | None
    ended_at: datetime | None


def absence(session: Session, absence_id: int) -> Away | None:
    """An absence by id, whether it still counts or not."""
    row = session.get(AwayTime, absence_id)
    if row is None:
        return None
    ids = [each for each in (row.person_id, row.substitute_id) if each is not None]
    names = people.names(session, ids)
    return _facts(row, names[row.person_id], names)


def next_absence(session: Session, person_id: int, day: date) -> date | None:
    """The first day of somebody's next absence that has not begun, from this local day on."""
    found: date | None = session.execute(
        select(func.min(col(AwayTime.first))).where(
            col(AwayTime.person_id) == person_id,
            _counts(),
            col(AwayTime.began_at).is_(None),
            col(AwayTime.first) >= day,
        )
    ).scalar()
    return found


def running_absence(session: Session, person_id: int) -> Away | None:
    """The absence of somebody that has begun and not ended."""
    row = session.execute(
        select(col(AwayTime.id)).where(
            col(AwayTime.person_id) == person_id, _counts(), col(AwayTime.began_at).is_not(None)
        )
    ).scalar()
    return absence(session, row) if row is not None else None


def away_between(session: Session, person_id: int, first: date, last: date) -> list[Away]:
    """The absences of somebody that touch these local days, both included."""
    rows = session.execute(
        select(col(AwayTime.id))
        .where(
            col(AwayTime.person_id) == person_id,
            _counts(),
            col(AwayTime.first) <= last,
            col(AwayTime.last) >= first,
        )
        .order_by(col(AwayTime.first))
    ).scalars()
    found = [absence(session, each) for each in rows if each is not None]
    return [each for each in found if each is not None]


def is_news(session: Session, requisition: Requisition, writer_id: int, receiver_id: int) -> bool:
    """Whether the requester writes to this person for the first time while the advisor is away."""
    if writer_id != requisition.requester_id:
        return False
    absence = _running(session, requisition.advisor_id)
    if absence is None or absence.began_at is None:
        return False
    told = session.exec(
        select(CaseMessage.id)
        .where(
            CaseMessage.requisition_id == requisition.id,
            CaseMessage.sender_id == requisition.requester_id,
            CaseMessage.receiver_id == receiver_id,
            col(CaseMessage.sent_at) >= absence.began_at,
        )
        .limit(1)
    ).first()
    return told is None


def away_until(session: Session, advisor_id: int | None) -> date | None:
    """The last day of an advisor's absence; None if they are there."""
    absence = _running(session, advisor_id)
    return absence.last if absence else None


def _running(session: Session, advisor_id: int | None) -> AwayTime | None:
    return session.exec(
        select(AwayTime)
        .where(
            AwayTime.person_id == advisor_id,
            col(AwayTime.began_at).is_not(None),
            col(AwayTime.ended_at).is_(None),
        )
        .order_by(col(AwayTime.last).desc())
    ).first()


def _facts(row: AwayTime, name: str, names: dict[int, str]) -> Away:
    if row.id is None:
        raise LookupError("a stored absence has an id")
    return Away(
        row.id,
        row.person_id,
        name,
        row.first,
        row.last,
        row.substitute_id,
        names.get(row.substitute_id) if row.substitute_id is not None else None,
        row.began_at,
        row.ended_at,
    )


def _counts() -> Any:
    """Neither cancelled nor cut short."""
    return col(AwayTime.ended_at).is_(None)
