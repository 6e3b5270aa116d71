"""Commands and buttons: an advisor's day."""

from collections.abc import Mapping

from casework.core.vocabulary import Role
from casework.core.words import N_
from handlers.agenda import buttons, taps
from handlers.core.routes import Command, Tap, tap

COMMANDS: Mapping[str, Command] = {
    "agenda": Command(taps.show, N_("Your day"), Role.ADVISOR),
}

TAPS: Mapping[str, Tap] = dict(
    [
        tap(buttons.PAGE, taps.show_page, Role.ADVISOR),
        tap(buttons.SHOW_OFFER, taps.show_offer, Role.ADVISOR),
    ]
)
