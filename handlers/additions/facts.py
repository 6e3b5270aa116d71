"""What the notices about additions to a request need to know when they are sent."""

from sqlmodel import Session

from handlers.additions.notices import AdditionShown
from storage.additions import reading as added
from storage.additions.notices import OfAddition
from storage.additions.reading import Added


def addition(session: Session, notice: OfAddition | AdditionShown) -> Added | None:
    """What was added to a request."""
    return added.one(session, notice.message)
