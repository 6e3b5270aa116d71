"""Commands, buttons and awaited words: hearing nothing for a while."""

from collections.abc import Mapping

from casework.core.words import N_
from handlers.core.prompt import Prompt
from handlers.core.routes import Command, Tap
from handlers.quiet.taps import PAUSE, begin, choose, end
from storage.prompts.prompts import ErrandKind

COMMANDS: Mapping[str, Command] = {
    "pause": Command(PAUSE.opens("until"), N_("Hear nothing for a while")),
}

TAPS: Mapping[str, Tap] = {
    "pu": Tap(choose, (str,)),
    "pp": Tap(PAUSE.leads("month")),
    "pt": Tap(PAUSE.turns("month"), (int,)),
    "pd": Tap(PAUSE.leads(begin), (int,)),
    "pe": Tap(end),
}

PROMPTS: Mapping[ErrandKind, Prompt] = PAUSE.prompts()
