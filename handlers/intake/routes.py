"""Commands and buttons: asking for help, and the form."""

from collections.abc import Mapping

from casework.core.words import N_
from handlers.core.routes import Command, Tap
from handlers.intake import afterwards, answering
from handlers.intake import taps as intake

COMMANDS: Mapping[str, Command] = {
    "request": Command(intake.ask_for_help, N_("Ask for help")),
}

TAPS: Mapping[str, Tap] = {
    "q": Tap(answering.tap, (int, int, str)),
    "dc": Tap(intake.go_on, (int,)),
    "dr": Tap(intake.start_over, (int, int)),
    "dy": Tap(intake.start_over_surely, (int, int)),
    "dk": Tap(intake.keep, (int, int)),
    "gb": Tap(intake.get_back, (int,)),
    "nr": Tap(afterwards.begin),
    "nx": Tap(afterwards.drop),
}
