"""What the notices about evaluations need to know when they are sent."""

from sqlmodel import Session

from handlers.cases.facts import case
from handlers.core.effects import Params
from handlers.evaluations import views as evaluations
from storage.evaluations import evaluations as stored_evaluations


def evaluation(session: Session, params: Params) -> evaluations.OfCase | None:
    """The case and what its requester said of how it went."""
    found = case(session, params)
    one = stored_evaluations.one(session, params["evaluation"])
    return None if found is None or one is None else (found, one)
