"""Buttons and awaited words: visits, and how they went."""

from collections.abc import Mapping

from casework.core.vocabulary import Role
from handlers.core.dialogue.prompt import Prompt
from handlers.core.routes import Tap, tap
from handlers.visits import buttons, proposing, taps
from handlers.visits.proposing import PROPOSE

TAPS: Mapping[str, Tap] = dict(
    [
        tap(buttons.PROPOSE, proposing.open_proposal, Role.ADVISOR),
        tap(buttons.TURN_MONTH, PROPOSE.kept_turns("day"), Role.ADVISOR),
        tap(buttons.CHOOSE_DAY, PROPOSE.kept(proposing.choose_day), Role.ADVISOR),
        tap(buttons.ALLOW_DAY, PROPOSE.kept(proposing.allow_day), Role.ADVISOR),
        tap(buttons.CHOOSE_HOUR, PROPOSE.kept(proposing.choose_hour), Role.ADVISOR),
        tap(buttons.CHOOSE_LENGTH, PROPOSE.kept(proposing.choose_length), Role.ADVISOR),
        tap(buttons.ALLOW_CLASH, PROPOSE.kept(proposing.allow_clash, at="clash"), Role.ADVISOR),
        tap(buttons.ADD_ANOTHER, PROPOSE.kept(proposing.another), Role.ADVISOR),
        tap(buttons.ASK_PLACE, PROPOSE.kept("place"), Role.ADVISOR),
        tap(buttons.AT_THEIR_PLACE, PROPOSE.kept(proposing.at_their_place), Role.ADVISOR),
        tap(buttons.BACK, PROPOSE.kept(proposing.back), Role.ADVISOR),
        tap(buttons.SEND, PROPOSE.kept(proposing.send, at="check"), Role.ADVISOR),
        tap(buttons.TAKE, taps.take),
        tap(buttons.NONE_FITS, taps.none_fits),
        tap(buttons.AGREE_ALL_THE_SAME, taps.agree_all_the_same, Role.ADVISOR),
        tap(buttons.NOT_THAT_TIME, taps.not_that_time, Role.ADVISOR),
        tap(buttons.ASK_TO_CANCEL, taps.ask_to_cancel),
        tap(buttons.CANCEL, taps.cancel),
        tap(buttons.KEEP, taps.keep),
        tap(buttons.SAY_HOW_IT_GOES, taps.say_how_it_goes),
    ]
)

PROMPTS: Mapping[str, Prompt] = PROPOSE.prompts()
