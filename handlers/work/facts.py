"""What the notices about work on a case need to know when they are sent."""

from sqlmodel import Session

from handlers.work.notices import CaseWork
from storage.cases import reading as case_reading
from storage.work import activities
from storage.work.activities import WorkPage


def work(session: Session, notice: CaseWork) -> tuple[str, WorkPage]:
    """The reference of the case, and a page of what was done in it.

    A page that there is not is the nearest one.
    """
    page = activities.page(session, notice.requisition, notice.page)
    return case_reading.reference_of(session, notice.requisition), page
