"""What the notices about advisors need to know when they are sent."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session

from casework.core.errors import Refused
from handlers.team.views import TeamFacts
from storage.leaving import leaving
from storage.leaving.leaving import Outlook
from storage.team import loads as advisors
from storage.team import members, profiles
from storage.team.members import Member
from storage.team.profiles import AdvisorProfile

Params = Mapping[str, Any]


def team(session: Session, _params: Params) -> TeamFacts:
    """Every advisor, with what they have on their hands; and everybody on the team."""
    return TeamFacts(advisors.team(session), members.members(session))


def member(session: Session, params: Params) -> Member | None:
    """One of the team; None for somebody who has left it."""
    return members.member(session, params["member"])


def leaving_check(session: Session, params: Params) -> Outlook | None:
    """What would come of somebody's leaving; None where it cannot be any more."""
    now = datetime.fromisoformat(params["at"])
    try:
        return leaving.outlook(session, params["member"], params["which"], now)
    except Refused:
        return None


def profile(session: Session, params: Params) -> AdvisorProfile:
    """What an advisor works with."""
    return profiles.profile(session, params["person"])
