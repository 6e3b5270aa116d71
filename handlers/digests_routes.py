"""Commands, buttons and awaited words: what comes by itself, and when."""

from collections.abc import Mapping

from casework.vocabulary import Role
from casework.when import LONGEST
from casework.words import N_
from handlers import digest_choices
from handlers.prompt import Prompt
from handlers.route import Command, Tap
from storage.errands import ErrandKind

COMMANDS: Mapping[str, Command] = {
    "digest": Command(digest_choices.show, N_("What comes to you by itself"), Role.ADVISOR),
}

TAPS: Mapping[str, Tap] = {
    "gl": Tap(digest_choices.back, (), Role.ADVISOR),
    "gk": Tap(digest_choices.open_one, (str,), Role.ADVISOR),
    "gw": Tap(digest_choices.switch, (str, int), Role.ADVISOR),
    "gt": Tap(digest_choices.ask_time, (str,), Role.ADVISOR),
    "gs": Tap(digest_choices.choose_time, (str, int), Role.ADVISOR),
    "gn": Tap(digest_choices.show_now, (str,), Role.ADVISOR, beforehand=digest_choices.made_now),
}

PROMPTS: Mapping[ErrandKind, Prompt] = {
    ErrandKind.DIGEST_TIME: Prompt(digest_choices.time_written, LONGEST),
}
