"""Notices: the team and what its advisors work with."""

from collections.abc import Mapping

from handlers.core.notice import Notice
from handlers.team import facts as team_facts
from handlers.team import views as team

NOTICES: Mapping[str, Notice] = {
    "profile": Notice(team.profile, team_facts.profile),
    "profile_done": Notice(team.profile_done, team_facts.profile),
    "team": Notice(team.team, team_facts.team),
    "invitation": Notice(team.invitation),
    "welcome_to_team": Notice(team.welcome_to_team),
}
