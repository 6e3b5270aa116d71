"""Notices: the team and what its advisors work with."""

from handlers.core.wording import Wording, Wordings
from handlers.team import facts as team_facts
from handlers.team import views as team

WORDINGS: Wordings = {
    "profile": Wording(team.profile, team_facts.profile),
    "profile_done": Wording(team.profile_done, team_facts.profile),
    "team": Wording(team.team, team_facts.team),
    "invitation": Wording(team.invitation),
    "welcome_to_team": Wording(team.welcome_to_team, changes_menu=True),
}
