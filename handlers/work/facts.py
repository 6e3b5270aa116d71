"""What the notices about work on a case need to know when they are sent."""

from sqlmodel import Session

from handlers.core.effects import Params
from storage.cases import reading as case_reading
from storage.work import activities
from storage.work.activities import WorkPage


def work(session: Session, params: Params) -> tuple[str, WorkPage]:
    """The reference of the case, and a page of what was done in it."""
    page = activities.page(session, params["requisition"], params["page"])
    return case_reading.reference_of(session, params["requisition"]), page
