"""What the notices about hours need to know when they are sent."""

from sqlmodel import Session

from casework.own_hours import Week
from handlers.messages import Params
from storage import setting_hours


def week(session: Session, params: Params) -> Week | None:
    """Somebody's own hours."""
    return setting_hours.own_week(session, params["person"])
