"""Commands and buttons: cases that are found in the field."""

from collections.abc import Mapping

from casework.core.vocabulary import Role
from casework.core.words import N_
from handlers.core.keyboards import doors
from handlers.core.routes import Command, Tap, tap
from handlers.outreach import buttons, taps

COMMANDS: Mapping[str, Command] = {
    "outreach": Command(taps.begin, N_("Register a case from the field"), Role.ADVISOR),
}

TAPS: Mapping[str, Tap] = dict(
    [
        tap(doors.REGISTER_INSTEAD, taps.start_over, Role.ADVISOR),
        tap(doors.REGISTER_INSTEAD_SURELY, taps.start_over_surely, Role.ADVISOR),
        tap(buttons.MAKE_LINK, taps.make_link, Role.ADVISOR),
        tap(buttons.LET_GO, taps.let_go, Role.ADVISOR),
    ]
)
