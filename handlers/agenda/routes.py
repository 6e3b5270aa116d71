"""Commands and buttons: an advisor's day."""

from collections.abc import Mapping

from casework.core.vocabulary import Role
from casework.core.words import N_
from handlers.agenda import taps as agenda
from handlers.core.routes import Command, Tap

COMMANDS: Mapping[str, Command] = {
    "agenda": Command(agenda.show, N_("Your day"), Role.ADVISOR),
}

TAPS: Mapping[str, Tap] = {
    "ga": Tap(agenda.show_page, (int, int), Role.ADVISOR),
    "go": Tap(agenda.show_offer, (int,), Role.ADVISOR),
}
