"""Buttons: ending a role."""

from collections.abc import Mapping

from casework.core.vocabulary import Role
from handlers.core.keyboards import doors
from handlers.core.routes import Tap, tap
from handlers.leaving import buttons, taps

TAPS: Mapping[str, Tap] = dict(
    [
        tap(doors.TEAM_MEMBER, taps.show_member, Role.COORDINATOR),
        tap(buttons.BACK_TO_TEAM, taps.back, Role.COORDINATOR),
        tap(buttons.ASK, taps.ask, Role.COORDINATOR),
        tap(buttons.LEAVE, taps.leave, Role.COORDINATOR),
    ]
)
