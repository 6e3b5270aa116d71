"""Buttons and awaited words: logging and noting."""

from collections.abc import Mapping

from casework import activities
from casework.vocabulary import Role
from casework.words import N_
from handlers import work
from handlers.prompt import Prompt, Typed
from handlers.route import Tap
from storage.errands import ErrandKind

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
