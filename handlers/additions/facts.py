"""What the notices about additions to a request need to know when they are sent."""

from sqlmodel import Session

from handlers.core.effects import Params
from storage.additions import reading as added
from storage.additions.reading import Added


def addition(session: Session, params: Params) -> Added | None:
    """What was added to a request."""
    return added.one(session, params["message"])
