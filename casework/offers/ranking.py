"""Who should get a case: the advisors in the order in which they are asked, and why.

The order of importance: focus area, the requester's language, district, fewest open cases,
longest since the last offer, and at last the id, so that the same facts give the same answer.
Everybody here speaks Danish, so a requester who writes Danish prefers nobody by language; nobody
is local to the whole city, so a case from there prefers nobody by district.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from casework.core.stored import Stored
from casework.core.vocabulary import FocusArea
from casework.places import WHOLE_CITY

COMMON_LANGUAGE = "da"
"""The language of the house, which every advisor speaks."""

LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class CaseNeeds:
    """What a case needs. `language` is the code of the one the requester writes in."""

    primary: FocusArea
    others: frozenset[FocusArea]
    language: str
    district: str


@dataclass(frozen=True)
class Candidate:
    """An advisor, as far as it matters for one case.

    `last_offer_at` is aware, None for never. `declined`: has said no to this case already, or
    was passed over for it.
    """

    advisor_id: int
    name: str
    focus_areas: frozenset[FocusArea]
    languages: frozenset[str]
    districts: frozenset[str]
    open_cases: int
    last_offer_at: datetime | None = None
    absent: bool = False
    declined: bool = False


class ReasonCode(StrEnum):
    """What speaks for an advisor."""

    FOCUS_AREA = "focus_area"
    LANGUAGE = "language"
    DISTRICT = "district"
    OPEN_CASES = "open_cases"


@dataclass(frozen=True)
class Reason(Stored):
    """One thing that speaks for an advisor: a code and its one value; the words come later."""

    only_what_it_says = True

    code: ReasonCode
    area: FocusArea | None = None
    language: str | None = None
    district: str | None = None
    count: int | None = None


@dataclass(frozen=True)
class Match:
    """An advisor who can be asked, and what speaks for them; the open cases are always told."""

    advisor_id: int
    name: str
    reasons: tuple[Reason, ...]


class Why(StrEnum):
    """Why an advisor cannot be asked. One who has declined and is absent has declined."""

    DECLINED = "declined"
    ABSENT = "absent"


@dataclass(frozen=True)
class PassedOver:
    """An advisor who is not asked, and why."""

    advisor_id: int
    name: str
    why: Why


@dataclass(frozen=True)
class Ranking:
    """Everybody: those who can be asked, best first, and those who cannot, by id."""

    ranked: tuple[Match, ...]
    passed_over: tuple[PassedOver, ...]


def rank(case: CaseNeeds, candidates: Iterable[Candidate]) -> Ranking:
    """Order the advisors for a case. The order in which they are given does not matter."""
    everybody = sorted(candidates, key=lambda each: each.advisor_id)
    able = [each for each in everybody if not (each.absent or each.declined)]
    return Ranking(
        ranked=tuple(
            Match(each.advisor_id, each.name, _reasons(case, each))
            for each in sorted(able, key=lambda each: _order(case, each))
        ),
        passed_over=tuple(
            PassedOver(each.advisor_id, each.name, Why.DECLINED if each.declined else Why.ABSENT)
            for each in everybody
            if each.absent or each.declined
        ),
    )


def _order(case: CaseNeeds, advisor: Candidate) -> tuple[Any, ...]:
    """The criteria, the most important first; the smallest is the best."""
    return (
        _distance(case, advisor),
        not _shares_language(case, advisor),
        not _is_local(case, advisor),
        advisor.open_cases,
        advisor.last_offer_at or LONG_AGO,
        advisor.advisor_id,
    )


def _distance(case: CaseNeeds, advisor: Candidate) -> int:
    """0 in the case's primary focus area, 1 in another one of it, 2 in none."""
    if case.primary in advisor.focus_areas:
        return 0
    return 1 if case.others & advisor.focus_areas else 2


def _shares_language(case: CaseNeeds, advisor: Candidate) -> bool:
    return case.language != COMMON_LANGUAGE and case.language in advisor.languages


def _is_local(case: CaseNeeds, advisor: Candidate) -> bool:
    return case.district != WHOLE_CITY and case.district in advisor.districts


def _reasons(case: CaseNeeds, advisor: Candidate) -> tuple[Reason, ...]:
    reasons = [Reason(ReasonCode.FOCUS_AREA, area=area) for area in _shared_areas(case, advisor)]
    if _shares_language(case, advisor):
        reasons.append(Reason(ReasonCode.LANGUAGE, language=case.language))
    if _is_local(case, advisor):
        reasons.append(Reason(ReasonCode.DISTRICT, district=case.district))
    return (*reasons, Reason(ReasonCode.OPEN_CASES, count=advisor.open_cases))


def _shared_areas(case: CaseNeeds, advisor: Candidate) -> list[FocusArea]:
    """The primary area alone if it is shared, since then the others count for nothing."""
    if case.primary in advisor.focus_areas:
        return [case.primary]
    return [area for area in FocusArea if area in case.others & advisor.focus_areas]
