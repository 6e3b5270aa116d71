"""Commands and buttons: asking for help, and the form."""

from collections.abc import Mapping

from casework.core.words import N_
from handlers.core.routes import Command, Tap, tap
from handlers.intake import afterwards, answering, buttons, taps

COMMANDS: Mapping[str, Command] = {
    "request": Command(taps.ask_for_help, N_("Ask for help")),
}

TAPS: Mapping[str, Tap] = dict(
    [
        tap(buttons.ANSWER, answering.tap),
        tap(buttons.GO_ON, taps.go_on),
        tap(buttons.BEGIN_ANEW, taps.start_over),
        tap(buttons.BEGIN_ANEW_SURELY, taps.start_over_surely),
        tap(buttons.KEEP_DRAFT, taps.keep),
        tap(buttons.GET_DRAFT_BACK, taps.get_back),
        tap(buttons.WRITES_BEST, taps.say_language),
        tap(buttons.BEGIN_NEW, afterwards.begin),
        tap(buttons.NOTHING_NEW, afterwards.drop),
    ]
)
