"""How the team and what its advisors work with are put into words, and who may read it."""

from casework.core.vocabulary import Role
from handlers.core.wording import Wordings, worded
from handlers.team import facts, views
from handlers.team.notices import Invitation, Profile, ProfileDone, Team, WelcomeToTeam

_COORDINATORS = (Role.COORDINATOR,)

WORDINGS: Wordings = dict(
    [
        worded(Profile, views.profile, facts.profile),
        worded(ProfileDone, views.profile_done, facts.profile),
        worded(Team, views.team, facts.team, needs_role=_COORDINATORS, asked_for=True),
        worded(Invitation, views.invitation, needs_role=_COORDINATORS, asked_for=True),
        worded(WelcomeToTeam, views.welcome_to_team, changes_menu=True),
    ]
)
