"""Leaving the team: which roles somebody gives up, and when they cannot."""

from collections.abc import Collection

from casework.core.errors import Refused
from casework.core.vocabulary import Role

ALL = "all"
"""What a button says for every role that somebody holds."""

TEAM = (Role.ADVISOR, Role.COORDINATOR)


def ending(held: Collection[Role], which: str, coordinators: int) -> frozenset[Role]:
    """The roles that end when somebody leaves as `which`: a role, or `ALL`.

    `coordinators` is how many there are. Raises Refused("not_on_the_team") where they hold none of
    it, and Refused("last_coordinator") where nobody would be left to coordinate.
    """
    theirs = {each for each in TEAM if each in held}
    roles = frozenset(theirs if which == ALL else {each for each in theirs if each == which})
    if not roles:
        raise Refused("not_on_the_team")
    if Role.COORDINATOR in roles and coordinators <= 1:
        raise Refused("last_coordinator")
    return roles
