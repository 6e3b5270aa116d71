"""What the notices about evaluations need to know when they are sent."""

from sqlmodel import Session

from handlers.cases.facts import case
from handlers.core.wording import may_be_gone
from handlers.evaluations import views
from handlers.evaluations.notices import EvaluationRead, EvaluationThanks
from storage.evaluations import evaluations as stored_evaluations


@may_be_gone("the case is gone")
def evaluation(session: Session, notice: EvaluationThanks | EvaluationRead) -> views.OfCase | None:
    """The case and what its requester said of how it went."""
    found = case(session, notice)
    one = stored_evaluations.one(session, notice.evaluation)
    return None if found is None or one is None else (found, one)
