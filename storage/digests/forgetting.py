"""What is left of digests once somebody is erased."""

from sqlalchemy import delete, select
from sqlmodel import col

from storage.happenings import PersonErased
from storage.people.scrubbing import scrub
from storage.tables import Digest, DigestLine
from storage.transaction.unit_of_work import UnitOfWork


def forget_in_digests(unit: UnitOfWork, erased: PersonErased) -> None:
    """The lines of others name them no more; those of their own go."""
    scrub(unit, erased, DigestLine, "data")
    theirs = select(col(Digest.id)).where(col(Digest.person_id) == erased.person_id)
    unit.session.execute(delete(DigestLine).where(col(DigestLine.digest_id).in_(theirs)))
