"""Commands, buttons and awaited words: what comes by itself, and when."""

from collections.abc import Mapping

from casework.core.vocabulary import Role
from casework.core.words import N_
from handlers.core.prompt import Prompt
from handlers.core.routes import Command, Tap
from handlers.digests import taps as digest_choices
from handlers.digests.taps import TIMES
from storage.prompts.prompts import ErrandKind

COMMANDS: Mapping[str, Command] = {
    "digest": Command(digest_choices.show, N_("What comes to you by itself"), Role.ADVISOR),
}

TAPS: Mapping[str, Tap] = {
    "gl": Tap(digest_choices.back, (), Role.ADVISOR),
    "gk": Tap(TIMES.leads(digest_choices.show_one), (str,), Role.ADVISOR),
    "gw": Tap(digest_choices.switch, (str, int), Role.ADVISOR),
    "gt": Tap(TIMES.leads("time"), (str,), Role.ADVISOR),
    "gs": Tap(TIMES.leads(digest_choices.set_time), (str, int), Role.ADVISOR),
    "gn": Tap(digest_choices.show_now, (str,), Role.ADVISOR, beforehand=digest_choices.made_now),
}

PROMPTS: Mapping[ErrandKind, Prompt] = TIMES.prompts()
