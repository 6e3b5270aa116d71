"""Commands, buttons and awaited words: hearing nothing for a while."""

from collections.abc import Mapping

from casework.closing import LONGEST_TEXT
from casework.core.words import N_
from handlers.core.prompt import Prompt, Typed
from handlers.core.routes import Command, Tap
from handlers.quiet import taps as pause
from storage.prompts.prompts import ErrandKind

COMMANDS: Mapping[str, Command] = {
    "pause": Command(pause.show, N_("Hear nothing for a while")),
}

TAPS: Mapping[str, Tap] = {
    "pu": Tap(pause.choose, (str,)),
    "pp": Tap(pause.pick_day),
    "pt": Tap(pause.turn_month, (int,)),
    "pd": Tap(pause.choose_day, (int,)),
    "pe": Tap(pause.end),
}

PROMPTS: Mapping[ErrandKind, Prompt] = {
    ErrandKind.PAUSE: Prompt(
        pause.day_written,
        LONGEST_TEXT,
        buttons=(
            Typed(N_("Until tomorrow"), pause.tomorrow_typed),
            Typed(N_("For a week"), pause.week_typed),
            Typed(N_("Pick a day"), pause.pick_day_typed),
        ),
    ),
}
