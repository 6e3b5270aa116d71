"""Buttons and awaited words: logging and noting."""

from collections.abc import Mapping

from casework.core.vocabulary import Role
from casework.core.words import N_
from casework.work import activities
from handlers.core.dialogue.prompt import Prompt, Typed
from handlers.core.keyboards import doors
from handlers.core.routes import Tap, tap
from handlers.work import buttons, taps
from handlers.work.log import LOG, without_line
from storage.prompts.prompts import PromptKind

TAPS: Mapping[str, Tap] = dict(
    [
        tap(buttons.LOG, LOG.opens("kind"), Role.ADVISOR),
        tap(buttons.BACK_TO_KIND, LOG.leads("kind"), Role.ADVISOR),
        tap(buttons.CHOOSE_KIND, LOG.leads("day"), Role.ADVISOR),
        tap(buttons.CHOOSE_DAY, LOG.leads("length"), Role.ADVISOR),
        tap(buttons.CHOOSE_LENGTH, LOG.leads("line"), Role.ADVISOR),
        tap(buttons.WITHOUT_LINE, LOG.kept(without_line, at="line"), Role.ADVISOR),
        tap(buttons.NOTE, taps.ask_note, Role.ADVISOR),
        tap(buttons.NOTE_DONE, taps.finish_note, Role.ADVISOR),
        tap(doors.LEAVE, taps.leave, Role.ADVISOR),
        tap(buttons.ALL_WORK, taps.show_all, Role.ADVISOR),
        tap(buttons.WORK_PAGE, taps.show_page, Role.ADVISOR),
    ]
)

PROMPTS: Mapping[str, Prompt] = {
    **LOG.prompts(),
    PromptKind.NOTE: Prompt(
        taps.note_written,
        activities.LONGEST_NOTE,
        leave=taps.leave_note,
        buttons=(Typed(N_("Done"), taps.finish_typed, shown=taps.is_begun),),
    ),
}
