"""When an advisor is at work: their own hours or the office's, without the days they are away."""

from collections import defaultdict
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from casework.dates.working_days import DAYS_A_WEEK, END_OF_DAY, Absence, Calendar, Hours
from casework.office import Office
from storage.tables import AwayTime, WorkingHours

MINUTES_A_DAY = 24 * 60


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


def today(office: Office, now: datetime) -> date:
    """The local day."""
    return now.astimezone(office.calendar.zone).date()


def _counts() -> Any:
    """Neither cancelled nor cut short."""
    return col(AwayTime.ended_at).is_(None)


def _clock(minutes: int) -> time:
    """Minutes since midnight on the clock; 24:00 is the end of the day."""
    return END_OF_DAY if minutes >= MINUTES_A_DAY else time(*divmod(minutes, 60))
