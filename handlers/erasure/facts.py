"""What the notices about one person's own data need to know when they are sent."""

from sqlmodel import Session

from handlers.erasure.notices import EraseCheck
from storage.erasure import erasure
from storage.erasure.erasure import Outlook


def erasing(session: Session, notice: EraseCheck) -> Outlook:
    """What would come of erasing somebody now."""
    return erasure.outlook(session, notice.person)
