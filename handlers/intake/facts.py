"""What the notices about a request that is not sent yet need to know when they are sent."""

from sqlmodel import Session

from handlers.core.effects import Params
from storage.intake import drafts as stored_drafts
from storage.intake.drafts import DraftFacts


def draft(session: Session, params: Params) -> DraftFacts | None:
    """What is filled in of a case that is not sent yet."""
    return stored_drafts.facts(session, params["draft"])
