"""What the notices about additions to a request need to know when they are sent."""

from sqlmodel import Session

from handlers.messages import Params
from storage import added
from storage.added import Added


def addition(session: Session, params: Params) -> Added | None:
    """What was added to a request."""
    return added.one(session, params["message"])
