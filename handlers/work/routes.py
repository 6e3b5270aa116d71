"""Buttons and awaited words: logging and noting."""

from collections.abc import Mapping

from casework.core.vocabulary import Role
from casework.core.words import N_
from casework.work import activities
from handlers.core.prompt import Prompt, Typed
from handlers.core.routes import Tap
from handlers.work import taps as work
from handlers.work.log import LOG, without_line
from storage.prompts.prompts import ErrandKind

TAPS: Mapping[str, Tap] = {
    "wl": Tap(LOG.opens("kind"), (int,), Role.ADVISOR),
    "wk": Tap(LOG.leads("kind"), (int,), Role.ADVISOR),
    "ww": Tap(LOG.leads("day"), (int, str), Role.ADVISOR),
    "wd": Tap(LOG.leads("length"), (int, str, int), Role.ADVISOR),
    "wm": Tap(LOG.leads("line"), (int, str, int, int), Role.ADVISOR),
    "ws": Tap(LOG.kept(without_line, at="line"), (int,), Role.ADVISOR),
    "wn": Tap(work.ask_note, (int,), Role.ADVISOR),
    "wf": Tap(work.finish_note, (int,), Role.ADVISOR),
    "wx": Tap(work.leave, (int,), Role.ADVISOR),
    "wa": Tap(work.show_all, (int,), Role.ADVISOR),
    "wh": Tap(work.show_page, (int, int), Role.ADVISOR),
}

PROMPTS: Mapping[ErrandKind, Prompt] = {
    **LOG.prompts(),
    ErrandKind.NOTE: Prompt(
        work.note_written,
        activities.LONGEST_NOTE,
        leave=work.leave_note,
        buttons=(Typed(N_("Done"), work.finish_typed, once="note"),),
    ),
}
