"""Commands and buttons: the team and what its advisors work with."""

from collections.abc import Mapping

from casework.core.vocabulary import Role
from casework.core.words import N_
from handlers.core.routes import Command, Tap, tap
from handlers.team import buttons, profiles, taps

COMMANDS: Mapping[str, Command] = {
    "profile": Command(profiles.show_profile, N_("What you work with"), Role.ADVISOR),
    "team": Command(taps.show_team, N_("The team"), Role.COORDINATOR),
}

TAPS: Mapping[str, Tap] = dict(
    [
        tap(buttons.TICK, profiles.set_profile, Role.ADVISOR),
        tap(buttons.NEXT_PART, profiles.next_profile_part, Role.ADVISOR),
        tap(buttons.INVITE, taps.invite, Role.COORDINATOR),
    ]
)
