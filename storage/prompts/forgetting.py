"""What is left of words that are about to be written, or can still be edited."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlmodel import Session, col

from storage.happenings import PersonErased
from storage.people.scrubbing import scrub, scrub_rows
from storage.tables import (
    Activity,
    KeptWords,
    Note,
    Prompt,
    PutAway,
    Requisition,
)
from storage.transaction.unit_of_work import UnitOfWork


def forget_in_prompts(unit: UnitOfWork, erased: PersonErased) -> None:
    """What others are about to write, have put away or can still edit names them no more."""
    scrub(unit, erased, Prompt, "data")
    scrub(unit, erased, PutAway, "data")
    rows = unit.session.execute(
        select(KeptWords).where(col(KeptWords.person_id).in_(_writers(unit.session, erased.cases)))
    )
    scrub_rows(unit, erased, rows.scalars().all(), "text")


def _writers(session: Session, cases: Sequence[int]) -> set[int]:
    """Those who worked in these cases, and can still edit the pieces of notes and logs."""
    writers = (
        select(col(Note.author_id)).where(col(Note.requisition_id).in_(cases)),
        select(col(Activity.advisor_id)).where(col(Activity.requisition_id).in_(cases)),
        select(col(Requisition.advisor_id)).where(col(Requisition.id).in_(cases)),
    )
    return {each for query in writers for each in session.execute(query).scalars() if each}
