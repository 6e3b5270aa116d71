"""Commands, buttons and awaited words: being away."""

from collections.abc import Mapping

from casework.core.vocabulary import Role
from casework.core.words import N_
from handlers.absences import taps as away
from handlers.absences.taps import PLAN
from handlers.core.prompt import Prompt
from handlers.core.routes import Command, Tap
from storage.prompts.prompts import ErrandKind

COMMANDS: Mapping[str, Command] = {
    "away": Command(away.show, N_("When you are away"), Role.ADVISOR),
}

TAPS: Mapping[str, Tap] = {
    "yo": Tap(PLAN.leads(away.overview), (), Role.ADVISOR),
    "yp": Tap(PLAN.leads("first"), (), Role.ADVISOR),
    "yt": Tap(PLAN.turns("first"), (int,), Role.ADVISOR),
    "yf": Tap(PLAN.leads("last"), (int,), Role.ADVISOR),
    "yu": Tap(PLAN.turns("last"), (int, int), Role.ADVISOR),
    "yl": Tap(PLAN.leads("substitute"), (int, int), Role.ADVISOR),
    "ys": Tap(PLAN.leads("yes"), (int, int, int), Role.ADVISOR),
    "yy": Tap(PLAN.leads(away.save), (int, int, int), Role.ADVISOR),
    "yc": Tap(away.ask_to_stop, (int,), Role.ADVISOR),
    "yx": Tap(away.stop, (int,), Role.ADVISOR),
    "yh": Tap(away.ask_other_substitute, (int,), Role.ADVISOR),
    "yi": Tap(away.change_substitute, (int, int), Role.ADVISOR),
}

PROMPTS: Mapping[ErrandKind, Prompt] = PLAN.prompts()
