"""Where the buttons of reminders lead, and what is awaited while one is set."""

from collections.abc import Mapping

from casework.core.vocabulary import Role
from handlers.core.dialogue.prompt import Prompt
from handlers.core.keyboards import doors
from handlers.core.routes import Tap, tap
from handlers.follow_ups import buttons, taps, why
from handlers.follow_ups.own import REMIND, without_line

TAPS: Mapping[str, Tap] = dict(
    [
        tap(doors.REMIND_ME, REMIND.opens("day"), Role.ADVISOR),
        tap(buttons.ASK_DAY, REMIND.leads("day"), Role.ADVISOR),
        tap(buttons.PICK_DAY, REMIND.leads("month"), Role.ADVISOR),
        tap(buttons.MONTH, REMIND.turns("month"), Role.ADVISOR),
        tap(buttons.CHOOSE_DAY, REMIND.leads("line"), Role.ADVISOR),
        tap(buttons.WITHOUT_LINE, REMIND.kept(without_line, at="line"), Role.ADVISOR),
        tap(doors.DONE, taps.done),
        tap(doors.SNOOZE, taps.ask_when),
        tap(buttons.SNOOZE_TO, taps.snooze),
        tap(buttons.SNOOZE_PICK_DAY, taps.pick_day),
        tap(buttons.SNOOZE_MONTH, taps.turn_month),
        tap(buttons.SNOOZE_TO_DAY, taps.snooze_to),
        tap(buttons.KEEP, taps.keep),
        tap(doors.ASK_TO_DISCARD_DRAFT, taps.ask_to_discard),
        tap(buttons.DISCARD_DRAFT, taps.discard),
        tap(doors.WHY_REMINDER, why.of_reminder),
        tap(doors.WHY_PROMISE, why.of_promise),
        tap(doors.ASK_ALONE, taps.ask_alone),
    ]
)

PROMPTS: Mapping[str, Prompt] = REMIND.prompts()
