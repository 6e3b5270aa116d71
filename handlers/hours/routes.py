"""Commands, buttons and awaited words: an advisor's own hours."""

from collections.abc import Mapping

from casework.core.vocabulary import Role
from casework.core.words import N_
from handlers.core.dialogue.prompt import Prompt
from handlers.core.routes import Command, Tap, tap
from handlers.hours import buttons, taps
from handlers.hours.taps import HOURS

COMMANDS: Mapping[str, Command] = {
    "hours": Command(taps.show, N_("When you work"), Role.ADVISOR),
}

TAPS: Mapping[str, Tap] = dict(
    [
        tap(buttons.BACK_TO_WEEK, HOURS.leads(taps.back), Role.ADVISOR),
        tap(buttons.OPEN_DAY, HOURS.leads("from"), Role.ADVISOR),
        tap(buttons.CHOOSE_END, HOURS.leads("until"), Role.ADVISOR),
        tap(buttons.SET_DAY, HOURS.leads(taps.set_day), Role.ADVISOR),
        tap(buttons.TAKE_OFF, HOURS.leads(taps.take_off), Role.ADVISOR),
        tap(buttons.BACK_TO_OFFICE, taps.back_to_office, Role.ADVISOR),
    ]
)

PROMPTS: Mapping[str, Prompt] = HOURS.prompts()
