"""Commands and buttons: cases that are found in the field."""

from collections.abc import Mapping

from casework.core.vocabulary import Role
from casework.core.words import N_
from handlers.core.routes import Command, Tap
from handlers.outreach import taps as outreach

COMMANDS: Mapping[str, Command] = {
    "outreach": Command(outreach.begin, N_("Register a case from the field"), Role.ADVISOR),
}

TAPS: Mapping[str, Tap] = {
    "do": Tap(outreach.start_over, (int, int), Role.ADVISOR),
    "dz": Tap(outreach.start_over_surely, (int, int), Role.ADVISOR),
    "jl": Tap(outreach.make_link, (int,), Role.ADVISOR),
    "jx": Tap(outreach.let_go, (int, int), Role.ADVISOR),
}
