"""What the notices about one case, and about lists of cases, need to know when they are sent."""

from typing import Protocol

from sqlmodel import Session

from handlers.core.wording import may_be_gone
from storage.cards import reading as card_reading
from storage.cards.reading import CaseFacts
from storage.cases import reading as case_reading
from storage.cases.notices import CaseAttachment
from storage.cases.reading import AttachmentFacts


class OfOneCase(Protocol):
    """What a notice has that is about one case."""

    @property
    def requisition(self) -> int:
        """The case's id."""


@may_be_gone("the case is gone")
def case(session: Session, notice: OfOneCase) -> CaseFacts | None:
    """The case."""
    return card_reading.case(session, notice.requisition)


def attachment(session: Session, notice: CaseAttachment) -> AttachmentFacts | None:
    """A file of the case; None once the offer it came with is over."""
    if notice.offer is not None and not case_reading.still_counts(session, notice.offer):
        return None
    return case_reading.attachment(session, notice.requisition, notice.position)
