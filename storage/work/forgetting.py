"""What is left of what advisors noted and logged once somebody is erased."""

from storage.happenings import PersonErased
from storage.people.scrubbing import scrub
from storage.tables import Activity, Note
from storage.transaction.unit_of_work import UnitOfWork


def forget_in_work(unit: UnitOfWork, erased: PersonErased) -> None:
    """What was noted and logged stays, without their name."""
    scrub(unit, erased, Activity, "note")
    scrub(unit, erased, Note, "text")
