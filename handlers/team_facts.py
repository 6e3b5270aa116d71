"""What the notices about advisors need to know when they are sent."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from storage import advisors, people
from storage.advisors import AdvisorFacts
from storage.people import AdvisorProfile

Params = Mapping[str, Any]


def team(session: Session, _params: Params) -> tuple[AdvisorFacts, ...]:
    """Every advisor, with what they have on their hands."""
    return advisors.team(session)


def profile(session: Session, params: Params) -> AdvisorProfile:
    """What an advisor works with."""
    return people.profile(session, params["person"])
