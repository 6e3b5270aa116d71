"""Which advisors fit a case, and whether one of them can be asked."""

from sqlmodel import Session

from casework.core.errors import Refused
from casework.offers.ranking import Match, Ranking, rank
from storage.absences import reading
from storage.offers.advisors import candidates
from storage.people import checks, people
from storage.tables import Requisition


def ranking(session: Session, requisition: Requisition, *, fresh: bool = False) -> Ranking:
    """All advisors for a case by `casework.offers.ranking`; with `fresh`, as if none was asked."""
    needs = candidates.needs_of(session, requisition)
    return rank(needs, candidates.all_for(session, requisition, fresh=fresh))


def not_asked_yet(session: Session, requisition: Requisition) -> tuple[Match, ...]:
    """Who can be asked next, the one who fits best first."""
    return ranking(session, requisition).ranked


def match_of(session: Session, requisition: Requisition, advisor_id: int) -> Match:
    """How an advisor fits a case, whatever speaks against asking them."""
    for match in ranking(session, requisition, fresh=True).ranked:
        if match.advisor_id == advisor_id:
            return match
    return Match(advisor_id, people.first_name(session, advisor_id), ())


def is_there(session: Session, requisition: Requisition, advisor_id: int | None) -> bool:
    """Whether somebody is on the team, can be reached, and is not away."""
    everybody = candidates.all_for(session, requisition, fresh=True)
    return any(each.advisor_id == advisor_id and not each.absent for each in everybody)


def check_can_be_asked(session: Session, advisor_id: int) -> None:
    """Raise Refused("advisor_away", name=..., until=...), the last day in ISO format.

    And what `checks.check_on_the_team` raises.
    """
    checks.check_on_the_team(session, advisor_id)
    until = reading.away_until(session, advisor_id)
    if until is not None:
        name = people.first_name(session, advisor_id)
        raise Refused("advisor_away", name=name, until=until.isoformat())
