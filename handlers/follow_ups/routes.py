"""Buttons and awaited words: reminders."""

from collections.abc import Mapping

from casework.closing import LONGEST_TEXT
from casework.core.vocabulary import Role
from casework.core.words import N_
from casework.follow_ups.kinds import LONGEST_REMINDER
from handlers.core.prompt import Prompt, Typed
from handlers.core.routes import Tap
from handlers.follow_ups import own as remind
from handlers.follow_ups import taps as follow_ups
from handlers.follow_ups import why
from storage.prompts.prompts import ErrandKind

TAPS: Mapping[str, Tap] = {
    "mw": Tap(remind.ask_day, (int,), Role.ADVISOR),
    "mb": Tap(remind.back_to_day, (int,), Role.ADVISOR),
    "mp": Tap(remind.pick_day, (int,), Role.ADVISOR),
    "mt": Tap(remind.turn_month, (int, int), Role.ADVISOR),
    "md": Tap(remind.choose_day, (int, int), Role.ADVISOR),
    "ms": Tap(remind.set_without_line, (int,), Role.ADVISOR),
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

PROMPTS: Mapping[ErrandKind, Prompt] = {
    ErrandKind.REMIND_DAY: Prompt(
        remind.day_written,
        LONGEST_TEXT,
        buttons=(Typed(N_("Pick a day"), remind.pick_day_typed),),
    ),
    ErrandKind.REMIND_LINE: Prompt(
        remind.line_written,
        LONGEST_REMINDER,
        buttons=(Typed(N_("Without a line"), remind.without_line),),
    ),
}
