"""How it stands with a case, for coordinators and whoever is told that its answer is due."""

from collections import Counter
from collections.abc import Collection

from sqlmodel import Session, col, select

from casework.offers.standing import Standing, standing
from storage.absences import standing_in
from storage.people import people
from storage.tables import Offer, Requisition


def of_cases(session: Session, ids: Collection[int]) -> dict[int, Standing]:
    """How it stands with each of these cases, by id; always the same number of statements."""
    rows = session.exec(select(Requisition).where(col(Requisition.id).in_(ids))).all()
    offers = session.exec(select(Offer).where(col(Offer.requisition_id).in_(ids))).all()
    open_offers = {each.requisition_id: each for each in offers if each.ended_at is None}
    offered = Counter(each.requisition_id for each in offers)
    away, stand_ins = standing_in.absent(session), standing_in.substitutes(session)
    involved = {row.advisor_id for row in rows} | {each.advisor_id for each in offers}
    names = people.names(session, [each for each in (involved | {*stand_ins.values()}) if each])
    found = {}
    for row in rows:
        asked = open_offers.get(row.id or 0)
        substitute = stand_ins.get(row.advisor_id or 0)
        if substitute == row.requester_id:
            substitute = None  # nobody stands in in the case that they asked for help in
        found[row.id or 0] = standing(
            advisor=names.get(row.advisor_id or 0),
            asked=names.get(asked.advisor_id) if asked else None,
            asked_at=asked.offered_at if asked else None,
            offered=offered[row.id or 0],
            is_away=row.advisor_id in away,
            is_answered=row.first_response_at is not None,
            substitute=names.get(substitute) if substitute else None,
        )
    return found


def of_case(session: Session, requisition_id: int) -> Standing | None:
    """How it stands with one; None if there is no such case."""
    return of_cases(session, [requisition_id]).get(requisition_id)
