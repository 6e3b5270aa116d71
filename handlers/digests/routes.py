"""Commands, buttons and awaited words: what comes by itself, and when."""

from collections.abc import Mapping

from casework.core.vocabulary import Role
from casework.core.words import N_
from handlers.core.dialogue.prompt import Prompt
from handlers.core.routes import Command, Tap, tap
from handlers.digests import buttons, taps
from handlers.digests.taps import TIMES

COMMANDS: Mapping[str, Command] = {
    "digest": Command(taps.show, N_("What comes to you by itself"), Role.ADVISOR),
}

TAPS: Mapping[str, Tap] = dict(
    [
        tap(buttons.ALL, taps.back, Role.ADVISOR),
        tap(buttons.OPEN, TIMES.leads(taps.show_one), Role.ADVISOR),
        tap(buttons.SWITCH, taps.switch, Role.ADVISOR),
        tap(buttons.ASK_TIME, TIMES.leads("time"), Role.ADVISOR),
        tap(buttons.SET_TIME, TIMES.leads(taps.set_time), Role.ADVISOR),
        tap(buttons.SHOW_NOW, taps.show_now, Role.ADVISOR, beforehand=taps.made_now),
    ]
)

PROMPTS: Mapping[str, Prompt] = TIMES.prompts()
