"""Commands, buttons and awaited words: being away."""

from collections.abc import Mapping

from casework.closing import LONGEST_TEXT
from casework.core.vocabulary import Role
from casework.core.words import N_
from handlers.absences import taps as away
from handlers.core.prompt import Prompt
from handlers.core.routes import Command, Tap
from storage.prompts.prompts import ErrandKind

COMMANDS: Mapping[str, Command] = {
    "away": Command(away.show, N_("When you are away"), Role.ADVISOR),
}

TAPS: Mapping[str, Tap] = {
    "yo": Tap(away.overview, (), Role.ADVISOR),
    "yp": Tap(away.plan, (), Role.ADVISOR),
    "yt": Tap(away.turn_first, (int,), Role.ADVISOR),
    "yf": Tap(away.pick_first, (int,), Role.ADVISOR),
    "yu": Tap(away.turn_last, (int, int), Role.ADVISOR),
    "yl": Tap(away.pick_last, (int, int), Role.ADVISOR),
    "ys": Tap(away.choose_substitute, (int, int, int), Role.ADVISOR),
    "yy": Tap(away.save, (int, int, int), Role.ADVISOR),
    "yc": Tap(away.ask_to_stop, (int,), Role.ADVISOR),
    "yx": Tap(away.stop, (int,), Role.ADVISOR),
    "yh": Tap(away.ask_other_substitute, (int,), Role.ADVISOR),
    "yi": Tap(away.change_substitute, (int, int), Role.ADVISOR),
}

PROMPTS: Mapping[ErrandKind, Prompt] = {
    ErrandKind.AWAY: Prompt(away.written, LONGEST_TEXT),
}
