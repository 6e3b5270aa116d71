"""The facts by which `casework.offers.ranking` orders the advisors for a case."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from casework.core.vocabulary import CaseStatus, FocusArea, Role
from casework.offers.ranking import Candidate, CaseNeeds
from storage.absences import standing_in
from storage.people import people
from storage.tables import (
    AdvisorDistrict,
    AdvisorFocusArea,
    AdvisorLanguage,
    Offer,
    Organisation,
    Person,
    Requisition,
    RequisitionFocusArea,
)


def needs_of(session: Session, requisition: Requisition) -> CaseNeeds:
    """What of a case decides who fits it."""
    areas = session.exec(
        select(RequisitionFocusArea).where(RequisitionFocusArea.requisition_id == requisition.id)
    ).all()
    organisation = session.get_one(Organisation, requisition.organisation_id)
    return CaseNeeds(
        primary=next(each.focus_area for each in areas if each.is_primary),
        others=frozenset(each.focus_area for each in areas if not each.is_primary),
        language=requisition.language,
        district=organisation.district,
    )


def all_for(session: Session, requisition: Requisition, *, fresh: bool = False) -> list[Candidate]:
    """Every advisor but the requester; with `fresh`, as if nobody had been asked yet."""
    advisors = [
        person
        for person in people.with_role(session, Role.ADVISOR)
        if person != requisition.requester_id
    ]
    if not advisors:
        return []
    names = people.names(session, advisors)
    areas = _grouped(session, AdvisorFocusArea.person_id, AdvisorFocusArea.focus_area)
    languages = _grouped(session, AdvisorLanguage.person_id, AdvisorLanguage.language)
    districts = _grouped(session, AdvisorDistrict.person_id, AdvisorDistrict.district)
    open_cases = _open_cases(session, advisors)
    last_offers = _last_offers(session, advisors)
    out_of_reach, away = people.unreachable(session), standing_in.absent(session)
    asked = set() if fresh else _asked(session, requisition)
    return [
        Candidate(
            advisor_id=advisor,
            name=names[advisor],
            focus_areas=frozenset(FocusArea(area) for area in areas[advisor]),
            languages=frozenset(languages[advisor]),
            districts=frozenset(districts[advisor]),
            open_cases=open_cases.get(advisor, 0),
            last_offer_at=last_offers.get(advisor),
            absent=advisor in out_of_reach or advisor in away,
            declined=advisor in asked,
        )
        for advisor in advisors
    ]


def _grouped(session: Session, key: Any, value: Any) -> Mapping[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for person, word in session.exec(select(key, value)):
        found[person].append(word)
    return found


def _open_cases(session: Session, advisors: Collection[int]) -> Mapping[int, int]:
    """How many each has, by index: the cases that were closed in all the years cost nothing."""
    rows: Iterable[Any] = session.exec(
        select(Requisition.advisor_id, func.count())
        .where(col(Requisition.advisor_id).in_(advisors), Requisition.status == CaseStatus.ACTIVE)
        .group_by(col(Requisition.advisor_id))
    )
    return dict(iter(rows))


def _last_offers(session: Session, advisors: Collection[int]) -> Mapping[int, Any]:
    """When each was last asked (UTC), by index too: there is an offer for every case ever."""
    newest = (
        select(Offer.offered_at)
        .where(Offer.advisor_id == Person.id)
        .order_by(col(Offer.offered_at).desc())
        .limit(1)
        .scalar_subquery()
    )
    rows: Iterable[Any] = session.exec(
        select(Person.id, newest).where(col(Person.id).in_(advisors))
    )
    return dict(iter(rows))


def _asked(session: Session, requisition: Requisition) -> set[int]:
    return set(session.exec(select(Offer.advisor_id).where(Offer.requisition_id == requisition.id)))
