"""Commands and buttons: words that are waited for, and words that came in between."""

from collections.abc import Mapping
from functools import partial

from casework.core.words import N_
from handlers.core.dialogue.prompt import Prompts
from handlers.core.keyboards import doors
from handlers.core.routes import Command, Tap, tap
from handlers.prompts import getting_back, meanwhile
from handlers.prompts import taps as prompt_taps


def commands(prompts: Prompts) -> Mapping[str, Command]:
    """The commands, for all that may be waited for."""
    return {"cancel": Command(partial(prompt_taps.cancel, prompts), N_("Put the request aside"))}


def taps(prompts: Prompts) -> Mapping[str, Tap]:
    """The buttons, for all that may be waited for."""
    return dict(
        [
            tap(doors.GIVE_UP, partial(prompt_taps.give_up, prompts)),
            tap(doors.ANSWER_QUESTION, partial(meanwhile.answer, prompts)),
            tap(doors.GET_BACK, getting_back.get_back),
        ]
    )
