"""Commands, buttons and awaited words: an advisor's own hours."""

from collections.abc import Mapping

from casework.closing import LONGEST_TEXT
from casework.core.vocabulary import Role
from casework.core.words import N_
from handlers.core.prompt import Prompt
from handlers.core.routes import Command, Tap
from handlers.hours import taps as hours
from storage.prompts.prompts import ErrandKind

COMMANDS: Mapping[str, Command] = {
    "hours": Command(hours.show, N_("When you work"), Role.ADVISOR),
}

TAPS: Mapping[str, Tap] = {
    "uh": Tap(hours.back, (), Role.ADVISOR),
    "ud": Tap(hours.open_day, (int,), Role.ADVISOR),
    "uf": Tap(hours.choose_end, (int, int), Role.ADVISOR),
    "us": Tap(hours.set_day, (int, int, int), Role.ADVISOR),
    "uc": Tap(hours.take_off, (int,), Role.ADVISOR),
    "uo": Tap(hours.back_to_office, (), Role.ADVISOR),
}

PROMPTS: Mapping[ErrandKind, Prompt] = {
    ErrandKind.HOURS: Prompt(hours.written, LONGEST_TEXT),
}
