"""Commands, buttons and awaited words: an advisor's own hours."""

from collections.abc import Mapping

from casework.closing import LONGEST_TEXT
from casework.vocabulary import Role
from casework.words import N_
from handlers import hours
from handlers.prompt import Prompt
from handlers.route import Command, Tap
from storage.errands import ErrandKind

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
