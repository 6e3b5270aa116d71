"""Commands and buttons: asking for help, and the form."""

from collections.abc import Mapping

from casework.core.words import N_
from handlers.core.routes import Command, Tap, tap
from handlers.intake import afterwards, answering, buttons
from handlers.intake import taps as intake

COMMANDS: Mapping[str, Command] = {
    "request": Command(intake.ask_for_help, N_("Ask for help")),
}

TAPS: Mapping[str, Tap] = dict(
    [
        tap(buttons.ANSWER, answering.tap),
        tap(buttons.GO_ON, intake.go_on),
        tap(buttons.BEGIN_ANEW, intake.start_over),
        tap(buttons.BEGIN_ANEW_SURELY, intake.start_over_surely),
        tap(buttons.KEEP_DRAFT, intake.keep),
        tap(buttons.GET_DRAFT_BACK, intake.get_back),
        tap(buttons.BEGIN_NEW, afterwards.begin),
        tap(buttons.NOTHING_NEW, afterwards.drop),
    ]
)
