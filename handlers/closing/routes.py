"""Buttons and awaited words: closing a case, and reopening it."""

from collections.abc import Mapping

from casework.closing import LONGEST_TEXT
from casework.core.vocabulary import Role
from casework.core.words import N_
from handlers.closing import taps as closing
from handlers.core.buttons import GET_BACK
from handlers.core.prompt import Prompt, Typed
from handlers.core.routes import Tap
from storage.prompts.prompts import ErrandKind

TAPS: Mapping[str, Tap] = {
    "zo": Tap(closing.open_close, (int,), Role.ADVISOR),
    "zb": Tap(closing.back_to_outcomes, (int,), Role.ADVISOR),
    "zi": Tap(closing.choose_outcome, (int, str), Role.ADVISOR),
    "zu": Tap(closing.tick, (int, str, int), Role.ADVISOR),
    "zt": Tap(closing.ask_text, (int, str, int), Role.ADVISOR),
    "zy": Tap(closing.close, (int,), Role.ADVISOR),
    "ch": Tap(closing.say_it_helped, (int,)),
    "cn": Tap(closing.reopen, (int,)),
}

PROMPTS: Mapping[ErrandKind, Prompt] = {
    ErrandKind.CLOSE: Prompt(
        closing.show_text,
        LONGEST_TEXT,
        buttons=(
            Typed(N_("Close the case"), closing.close_typed, once="text"),
            Typed(N_("Write it again"), closing.ask_again, once="text"),
            Typed(GET_BACK, closing.get_back_typed),
        ),
    ),
}
