"""Buttons and awaited words: reminders."""

from collections.abc import Mapping

from casework.core.vocabulary import Role
from handlers.core.prompt import Prompt
from handlers.core.routes import Tap
from handlers.follow_ups import taps as follow_ups
from handlers.follow_ups import why
from handlers.follow_ups.own import REMIND, without_line
from storage.prompts.prompts import ErrandKind

TAPS: Mapping[str, Tap] = {
    "mw": Tap(REMIND.opens("day"), (int,), Role.ADVISOR),
    "mb": Tap(REMIND.leads("day"), (int,), Role.ADVISOR),
    "mp": Tap(REMIND.leads("month"), (int,), Role.ADVISOR),
    "mt": Tap(REMIND.turns("month"), (int, int), Role.ADVISOR),
    "md": Tap(REMIND.leads("line"), (int, int), Role.ADVISOR),
    "ms": Tap(REMIND.kept(without_line, at="line"), (int,), Role.ADVISOR),
    "fd": Tap(follow_ups.done, (int,)),
    "fs": Tap(follow_ups.ask_when, (int,)),
    "fz": Tap(follow_ups.snooze, (int, str)),
    "fp": Tap(follow_ups.pick_day, (int,)),
    "ft": Tap(follow_ups.turn_month, (int, int)),
    "fy": Tap(follow_ups.snooze_to, (int, int)),
    "fk": Tap(follow_ups.keep, (int,)),
    "fx": Tap(follow_ups.ask_to_discard, (int,)),
    "fw": Tap(follow_ups.discard, (int,)),
    "xf": Tap(why.of_reminder, (int,)),
    "xp": Tap(why.of_promise, (int,)),
    "fq": Tap(follow_ups.ask_alone, (int,)),
}

PROMPTS: Mapping[ErrandKind, Prompt] = REMIND.prompts()
