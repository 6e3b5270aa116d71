"""The team, as the coordinator sees it."""

from dataclasses import dataclass

from sqlalchemy import func
from sqlmodel import Session, col, select

from casework.core.vocabulary import CaseStatus, Role
from storage.absences import reading
from storage.absences.reading import Away
from storage.people import people
from storage.tables import Requisition
from storage.team import profiles
from storage.team.profiles import AdvisorProfile


@dataclass(frozen=True)
class AdvisorFacts:
    """An advisor with what they have on their hands, and whether they are away now."""

    name: str
    open_cases: int
    profile: AdvisorProfile
    away: Away | None


def team(session: Session) -> tuple[AdvisorFacts, ...]:
    """Every advisor, in the order in which they came."""
    advisors = people.with_role(session, Role.ADVISOR)
    names = people.names(session, advisors)
    open_cases = dict(
        session.exec(
            select(Requisition.advisor_id, func.count(col(Requisition.id)))
            .where(Requisition.status == CaseStatus.ACTIVE)
            .group_by(col(Requisition.advisor_id))
        ).all()
    )
    return tuple(
        AdvisorFacts(
            names[each],
            open_cases.get(each, 0),
            profiles.profile(session, each),
            reading.running_absence(session, each),
        )
        for each in advisors
    )
