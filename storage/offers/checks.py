"""Who can be asked to take a case, whether it can still be given away, and why somebody fits."""

from sqlmodel import Session

from casework.cases.permissions import ASSIGNABLE
from casework.core.errors import Refused
from casework.core.vocabulary import CaseStatus
from casework.offers.ranking import Match, Ranking, rank
from storage.absences import reading as absences_told
from storage.offers import candidates
from storage.people import checks as people_checks
from storage.people import people
from storage.tables import Requisition


def check_can_be_asked(session: Session, advisor_id: int) -> None:
    """Raise Refused("advisor_away", name=..., until=...), the last day in ISO format.

    And what `people_checks.check_on_the_team` raises.
    """
    people_checks.check_on_the_team(session, advisor_id)
    until = absences_told.away_until(session, advisor_id)
    if until is not None:
        name = people.names(session, [advisor_id])[advisor_id]
        raise Refused("advisor_away", name=name, until=until.isoformat())


def check_assignable(session: Session, requisition: Requisition) -> None:
    """Raise Refused("case_taken", name=...) or Refused("case_over") where it is too late."""
    if requisition.status in ASSIGNABLE:
        return
    if requisition.status == CaseStatus.ACTIVE and requisition.advisor_id is not None:
        name = people.names(session, [requisition.advisor_id])[requisition.advisor_id]
        raise Refused("case_taken", name=name)
    raise Refused("case_over")


def not_asked_yet(session: Session, requisition: Requisition) -> tuple[Match, ...]:
    """Who can be asked next, the one who fits best first."""
    everybody = candidates.all_for(session, requisition)
    return rank(candidates.facts_of(session, requisition), everybody).ranked


def match_of(session: Session, requisition: Requisition, advisor_id: int) -> Match:
    """How an advisor fits a case, whatever speaks against asking them."""
    everybody = candidates.all_for(session, requisition, fresh=True)
    ranking: Ranking = rank(candidates.facts_of(session, requisition), everybody)
    for match in ranking.ranked:
        if match.advisor_id == advisor_id:
            return match
    return Match(advisor_id, people.names(session, [advisor_id])[advisor_id], ())
