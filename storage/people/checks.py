"""Whether somebody is on the team and can be reached."""

from sqlmodel import Session

from casework.core.errors import Refused
from casework.core.vocabulary import Role
from storage.people import people


def check_on_the_team(session: Session, advisor_id: int) -> None:
    """Raise Refused("not_an_advisor") or Refused("advisor_unreachable", name=...)."""
    if Role.ADVISOR not in people.roles(session, advisor_id):
        raise Refused("not_an_advisor")
    if advisor_id in people.unreachable(session):
        name = people.first_name(session, advisor_id)
        raise Refused("advisor_unreachable", name=name)
