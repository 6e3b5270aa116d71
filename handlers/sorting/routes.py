"""Buttons: changing the area of a case, or how urgent it is."""

from collections.abc import Mapping

from casework.core.vocabulary import Role
from handlers.core.routes import Tap, tap
from handlers.sorting import buttons, taps

TAPS: Mapping[str, Tap] = dict(
    [
        tap(buttons.CHOOSE_URGENCY, taps.choose_urgency, Role.COORDINATOR),
        tap(buttons.SET_URGENCY, taps.set_urgency, Role.COORDINATOR),
        tap(buttons.CHOOSE_AREA, taps.choose_area, Role.COORDINATOR),
        tap(buttons.SET_AREA, taps.set_area, Role.COORDINATOR),
    ]
)
