"""What the notices about hours need to know when they are sent."""

from sqlmodel import Session

from casework.hours import Week
from handlers.hours.notices import HoursDay, HoursWeek
from storage.hours import week as hours_week


def week(session: Session, notice: HoursWeek | HoursDay) -> Week | None:
    """Somebody's own hours."""
    return hours_week.own_week(session, notice.person)
