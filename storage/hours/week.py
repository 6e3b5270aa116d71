"""Setting one's own hours, and going back to the office's."""

from sqlalchemy import delete
from sqlmodel import Session, col, select

from casework import hours as rules
from casework.dates.working_days import DAYS_A_WEEK
from casework.hours import Span, Week
from storage.hours import calendars
from storage.tables import WorkingHours
from storage.transaction.unit_of_work import UnitOfWork


def set_day(unit: UnitOfWork, person_id: int, weekday: int, span: Span | None) -> None:
    """Set the hours of a day of the week (0 is Monday), or None to be off on it.

    A week that is the office's is kept as such, and goes with it. Raises what `rules.changed`
    raises.
    """
    week = rules.week_of(calendars.own_hours(unit.session, unit.office, person_id))
    changed = rules.changed(week, weekday, span)
    back_to_office(unit, person_id)
    if changed == rules.week_of(unit.office.calendar):
        return
    unit.session.add_all(
        WorkingHours(person_id=person_id, weekday=day, opens=each[0], closes=each[1])
        for day, each in enumerate(changed)
        if each is not None
    )
    unit.session.flush()


def back_to_office(unit: UnitOfWork, person_id: int) -> None:
    """The office's hours again."""
    unit.session.execute(delete(WorkingHours).where(col(WorkingHours.person_id) == person_id))
    unit.session.flush()


def own_week(session: Session, person_id: int) -> Week | None:
    """The hours that somebody has set, from Monday on; None where they have the office's."""
    rows = session.exec(select(WorkingHours).where(WorkingHours.person_id == person_id)).all()
    spans = {row.weekday: (row.opens, row.closes) for row in rows}
    return tuple(spans.get(day) for day in range(DAYS_A_WEEK)) if spans else None
