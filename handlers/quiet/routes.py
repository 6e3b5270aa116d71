"""Commands, buttons and awaited words: hearing nothing for a while."""

from collections.abc import Mapping

from casework.core.words import N_
from handlers.core.dialogue.prompt import Prompt
from handlers.core.routes import Command, Tap, tap
from handlers.quiet import buttons
from handlers.quiet.taps import PAUSE, begin, choose, end

COMMANDS: Mapping[str, Command] = {
    "pause": Command(PAUSE.opens("until"), N_("Hear nothing for a while")),
}

TAPS: Mapping[str, Tap] = dict(
    [
        tap(buttons.CHOOSE, choose),
        tap(buttons.PICK_DAY, PAUSE.leads("month")),
        tap(buttons.TURN_MONTH, PAUSE.turns("month")),
        tap(buttons.CHOOSE_DAY, PAUSE.leads(begin)),
        tap(buttons.END, end),
    ]
)

PROMPTS: Mapping[str, Prompt] = PAUSE.prompts()
