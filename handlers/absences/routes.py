"""Commands, buttons and awaited words: being away."""

from collections.abc import Mapping

from casework.core.vocabulary import Role
from casework.core.words import N_
from handlers.absences import buttons, for_others, taps
from handlers.absences.taps import PLAN
from handlers.core.dialogue.prompt import Prompt
from handlers.core.routes import Command, Tap, tap

COMMANDS: Mapping[str, Command] = {
    "away": Command(taps.show, N_("When you are away"), Role.ADVISOR),
}

TAPS: Mapping[str, Tap] = dict(
    [
        tap(buttons.OVERVIEW, PLAN.leads(taps.overview), Role.ADVISOR),
        tap(buttons.PLAN, PLAN.leads("first"), Role.ADVISOR),
        tap(buttons.MONTH_OF_FIRST, PLAN.turns("first"), Role.ADVISOR),
        tap(buttons.CHOOSE_FIRST, PLAN.leads("last"), Role.ADVISOR),
        tap(buttons.MONTH_OF_LAST, PLAN.turns("last"), Role.ADVISOR),
        tap(buttons.CHOOSE_LAST, PLAN.leads("substitute"), Role.ADVISOR),
        tap(buttons.CHOOSE_SUBSTITUTE, PLAN.leads("yes"), Role.ADVISOR),
        tap(buttons.SAVE, PLAN.leads(taps.save), Role.ADVISOR),
        tap(buttons.SET_AWAY, for_others.ask_last, Role.COORDINATOR),
        tap(buttons.MONTH_FOR_OTHER, for_others.turn_month, Role.COORDINATOR),
        tap(buttons.LAST_FOR_OTHER, for_others.ask_substitute, Role.COORDINATOR),
        tap(buttons.SUBSTITUTE_FOR_OTHER, for_others.ask_yes, Role.COORDINATOR),
        tap(buttons.SAVE_FOR_OTHER, for_others.save, Role.COORDINATOR),
        tap(buttons.ASK_TO_STOP, taps.ask_to_stop, Role.ADVISOR),
        tap(buttons.STOP, taps.stop, Role.ADVISOR),
        tap(buttons.ASK_OTHER_SUBSTITUTE, taps.ask_other_substitute, Role.ADVISOR),
        tap(buttons.CHANGE_SUBSTITUTE, taps.change_substitute, Role.ADVISOR),
    ]
)

PROMPTS: Mapping[str, Prompt] = PLAN.prompts()
