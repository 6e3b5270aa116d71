"""What the notices about work on a case need to know when they are sent."""

from sqlmodel import Session

from handlers.work.notices import CaseWork
from storage.cases.reading import reference_of
from storage.work import reading
from storage.work.reading import WorkPage


def work(session: Session, notice: CaseWork) -> tuple[str, WorkPage]:
    """The reference of the case, and a page of what was done in it.

    A page that there is not is the nearest one.
    """
    page = reading.page(session, notice.requisition, notice.page)
    return reference_of(session, notice.requisition), page
