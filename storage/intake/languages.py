"""The language that somebody writes best in, once they have said it."""

from sqlalchemy import select

from casework.core.errors import Refused
from casework.core.vocabulary import CaseStatus
from casework.team.profile import LANGUAGES
from storage.intake import asking
from storage.intake.asking import OpenDraft
from storage.people.people import Known
from storage.tables import Requisition
from storage.transaction.unit_of_work import UnitOfWork

_OVER = (CaseStatus.CLOSED, CaseStatus.EVALUATED, CaseStatus.WITHDRAWN)


def choose(
    unit: UnitOfWork, draft: OpenDraft | None, draft_id: int, person: Known, code: str
) -> None:
    """The language in which they write best is this one: in a draft, or in what was made of it.

    Raises Refused("stale_button") where the draft is gone or its case is over, and for a language
    that nobody was asked about.
    """
    if code not in {*LANGUAGES, person.writes}:
        raise Refused("stale_button")
    if draft is not None and draft.id == draft_id:
        draft.writes = code
        asking.keep(unit, draft)
        return
    _of_case(unit, draft_id, person).language = code
    unit.session.flush()


def _of_case(unit: UnitOfWork, draft_id: int, person: Known) -> Requisition:
    found: Requisition | None = unit.session.execute(
        select(Requisition).where(
            Requisition.draft_id == draft_id,  # type: ignore[arg-type]
            Requisition.requester_id == person.id,  # type: ignore[arg-type]
            Requisition.status.not_in(_OVER),  # type: ignore[attr-defined]
        )
    ).scalar_one_or_none()
    if found is None:
        raise Refused("stale_button")
    return found
