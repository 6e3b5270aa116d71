"""When an advisor is there: their own hours, their absences, and who stands in for them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session, col

from casework import standing_in
from casework.office import Office
from casework.vocabulary import Role
from casework.working_days import DAYS_A_WEEK, END_OF_DAY, Absence, Calendar, Hours
from storage import people
from storage.tables import AwayTime, Person, WorkingHours

MINUTES_A_DAY = 24 * 60


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


def calendar_of(session: Session, office: Office, person_id: int) -> Calendar:
    """When somebody works: their own hours or the office's, without the days they are away."""
    absences = session.execute(
        select(AwayTime).where(col(AwayTime.person_id) == person_id, _counts())
    ).scalars()
    away = [Absence(each.first, each.last) for each in absences]
    return own_hours(session, office, person_id).without(away)


def own_hours(session: Session, office: Office, person_id: int) -> Calendar:
    """The same without their absences: when what somebody else can do for them is due."""
    return all_own_hours(session, office, person_id).get(person_id, office.calendar)


def all_own_hours(
    session: Session, office: Office, person_id: int | None = None
) -> dict[int, Calendar]:
    """The calendar of everybody (or the one) who has set their own hours, without absences."""
    rows = select(WorkingHours)
    if person_id is not None:
        rows = rows.where(col(WorkingHours.person_id) == person_id)
    weeks: dict[int, list[Hours | None]] = defaultdict(lambda: [None] * DAYS_A_WEEK)
    for row in session.execute(rows).scalars():
        weeks[row.person_id][row.weekday] = _clock(row.opens), _clock(row.closes)
    return {person: office.calendar.with_week(tuple(week)) for person, week in weeks.items()}


def away_now(session: Session, office: Office, now: datetime) -> dict[int, Away]:
    """Everybody who is away on the local day of this moment, by id."""
    return _away(session, today(office, now))


def substitutes(session: Session, office: Office, now: datetime) -> dict[int, int]:
    """Who stands in now, by the one who is away; those for whom nobody does are left out."""
    away = away_now(session, office, now)
    found = {person: _substitute(session, person, away) for person in away}
    return {person: other for person, other in found.items() if other is not None}


def today(office: Office, now: datetime) -> date:
    """The local day."""
    return now.astimezone(office.calendar.zone).date()


def _substitute(session: Session, person_id: int, away: dict[int, Away]) -> int | None:
    chosen = {person: each.substitute_id for person, each in away.items()}
    able = set(people.with_role(session, Role.ADVISOR)) - people.unreachable(session)
    return standing_in.substitute(person_id, chosen, able)


def _away(session: Session, day: date) -> dict[int, Away]:
    rows = (
        select(AwayTime, col(Person.first_name))
        .join(Person, col(Person.id) == col(AwayTime.person_id))
        .where(_counts(), col(AwayTime.first) <= day, col(AwayTime.last) >= day)
        .order_by(col(AwayTime.last))
    )
    found = session.execute(rows).all()
    names = people.names(session, [row.substitute_id for row, _ in found if row.substitute_id])
    return {row.person_id: _facts(row, name, names) for row, name in found}


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


def _clock(minutes: int) -> time:
    """Minutes since midnight on the clock; 24:00 is the end of the day."""
    return END_OF_DAY if minutes >= MINUTES_A_DAY else time(*divmod(minutes, 60))


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
