"""What the bot says of the task force, as it is today."""

from dataclasses import dataclass

from sqlmodel import Session

from casework.core.vocabulary import Role
from handlers.welcome.notices import AboutUs
from storage.people import people


@dataclass(frozen=True)
class TeamSize:
    """How many hold each of the two roles."""

    advisors: int
    coordinators: int


def team_size(session: Session, _notice: AboutUs) -> TeamSize:
    """How large the task force is."""
    return TeamSize(
        advisors=len(people.with_role(session, Role.ADVISOR)),
        coordinators=len(people.with_role(session, Role.COORDINATOR)),
    )
