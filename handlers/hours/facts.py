"""What the notices about hours need to know when they are sent."""

from sqlmodel import Session

from casework.hours import Week
from handlers.core.effects import Params
from storage.hours import week as setting_hours


def week(session: Session, params: Params) -> Week | None:
    """Somebody's own hours."""
    return setting_hours.own_week(session, params["person"])
