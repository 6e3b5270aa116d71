"""What the notices about advisors need to know when they are sent."""

from sqlmodel import Session

from handlers.team.notices import Profile, ProfileDone, Team
from handlers.team.views import TeamFacts
from storage.team import loads, members, profiles
from storage.team.profiles import AdvisorProfile


def team(session: Session, _notice: Team) -> TeamFacts:
    """Every advisor, with what they have on their hands; and everybody on the team."""
    return TeamFacts(loads.team(session), members.members(session))


def profile(session: Session, notice: Profile | ProfileDone) -> AdvisorProfile:
    """What an advisor works with."""
    return profiles.profile(session, notice.person)
