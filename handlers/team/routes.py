"""Commands and buttons: the team and what its advisors work with."""

from collections.abc import Mapping

from casework.core.vocabulary import Role
from casework.core.words import N_
from handlers.core.routes import Command, Tap
from handlers.team import profiles
from handlers.team import taps as coordinators

COMMANDS: Mapping[str, Command] = {
    "profile": Command(profiles.show_profile, N_("What you work with"), Role.ADVISOR),
    "team": Command(coordinators.show_team, N_("The team"), Role.COORDINATOR),
}

TAPS: Mapping[str, Tap] = {
    "p": Tap(profiles.set_profile, (str, str), Role.ADVISOR),
    "pn": Tap(profiles.next_profile_part, (str,), Role.ADVISOR),
    "ti": Tap(coordinators.invite, (str,), Role.COORDINATOR),
}
