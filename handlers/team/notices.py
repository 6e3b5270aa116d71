"""What coordinators read of the team, and advisors of themselves."""

from casework.core.vocabulary import Role
from storage.transaction.notice import InPlace, Notice


class Team(InPlace, kind="team"):
    """The advisors with what they have on their hands, and everybody on the team."""


class Invitation(Notice, kind="invitation"):
    """A link for somebody who is to join; the link is made of the `nonce` when it is shown."""

    role: Role
    nonce: str


class WelcomeToTeam(Notice, kind="welcome_to_team"):
    """To somebody who has joined."""

    role: Role
    name: str


class Profile(InPlace, kind="profile"):
    """One `part` of what `person` works with, to be ticked (`casework.team.profile`)."""

    person: int
    part: str


class ProfileDone(InPlace, kind="profile_done"):
    """All of what `person` works with."""

    person: int
