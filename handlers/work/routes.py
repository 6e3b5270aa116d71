"""Buttons and awaited words: logging and noting."""

from collections.abc import Mapping

from casework.core.vocabulary import Role
from casework.core.words import N_
from casework.work import activities
from handlers.core.prompt import Prompt, Typed
from handlers.core.routes import Tap
from handlers.work import taps as work
from storage.prompts.prompts import ErrandKind

TAPS: Mapping[str, Tap] = {
    "wl": Tap(work.open_log, (int,), Role.ADVISOR),
    "wk": Tap(work.back_to_kinds, (int,), Role.ADVISOR),
    "ww": Tap(work.choose_day, (int, str), Role.ADVISOR),
    "wd": Tap(work.choose_length, (int, str, int), Role.ADVISOR),
    "wm": Tap(work.ask_line, (int, str, int, int), Role.ADVISOR),
    "ws": Tap(work.save_without_line, (int,), Role.ADVISOR),
    "wn": Tap(work.ask_note, (int,), Role.ADVISOR),
    "wf": Tap(work.finish_note, (int,), Role.ADVISOR),
    "wx": Tap(work.leave, (int,), Role.ADVISOR),
    "wa": Tap(work.show_all, (int,), Role.ADVISOR),
    "wh": Tap(work.show_page, (int, int), Role.ADVISOR),
}

PROMPTS: Mapping[ErrandKind, Prompt] = {
    ErrandKind.LOG: Prompt(
        work.log_written,
        activities.LONGEST_LINE,
        buttons=(Typed(N_("Log without a line"), work.save_typed),),
    ),
    ErrandKind.NOTE: Prompt(
        work.note_written,
        activities.LONGEST_NOTE,
        leave=work.leave_note,
        buttons=(Typed(N_("Done"), work.finish_typed, once="note"),),
    ),
}
