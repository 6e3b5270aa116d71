"""What advisors work with, as they told it: focus areas, languages, districts."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from casework.core.vocabulary import FocusArea
from storage.tables import (
    AdvisorDistrict,
    AdvisorFocusArea,
    AdvisorLanguage,
)
from storage.transaction.unit_of_work import UnitOfWork

_PROFILE_ROWS: dict[str, tuple[Any, type[str]]] = {
    "focus_area": (AdvisorFocusArea, FocusArea),
    "language": (AdvisorLanguage, str),
    "district": (AdvisorDistrict, str),
}


@dataclass(frozen=True)
class AdvisorProfile:
    """What an advisor works with, as they told it."""

    focus_areas: frozenset[FocusArea]
    languages: frozenset[str]
    districts: frozenset[str]


def profile(session: Session, person_id: int) -> AdvisorProfile:
    """What an advisor works with."""
    areas = session.scalars(
        select(col(AdvisorFocusArea.focus_area)).where(col(AdvisorFocusArea.person_id) == person_id)
    )
    languages = session.scalars(
        select(col(AdvisorLanguage.language)).where(col(AdvisorLanguage.person_id) == person_id)
    )
    districts = session.scalars(
        select(col(AdvisorDistrict.district)).where(col(AdvisorDistrict.person_id) == person_id)
    )
    return AdvisorProfile(frozenset(areas), frozenset(languages), frozenset(districts))


def set_profile(unit: UnitOfWork, person_id: int, part: str, value: str, *, on: bool) -> None:
    """Put one focus area, language or district to an advisor's profile, or take it away."""
    model, word = _PROFILE_ROWS[part]
    key = {"person_id": person_id, part: word(value)}
    found = unit.session.get(model, key)
    if on and found is None:
        unit.session.add(model(**key))
    if not on and found is not None:
        unit.session.delete(found)
    unit.session.flush()
