"""What the notices about additions to a request need to know when they are sent."""

from sqlmodel import Session

from handlers.additions.notices import AdditionShown
from handlers.core.wording import may_be_gone
from storage.additions import reading as addition_reading
from storage.additions.notices import OfAddition
from storage.additions.reading import Added


@may_be_gone("it is empty by now")
def addition(session: Session, notice: OfAddition | AdditionShown) -> Added | None:
    """What was added to a request."""
    return addition_reading.one(session, notice.message)
