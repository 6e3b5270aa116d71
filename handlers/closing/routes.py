"""Buttons and awaited words: closing a case, and reopening it."""

from collections.abc import Mapping

from casework.core.vocabulary import Role
from handlers.closing import buttons, taps
from handlers.closing.taps import CLOSE
from handlers.core.dialogue.prompt import Prompt
from handlers.core.keyboards import doors
from handlers.core.routes import Tap, tap

TAPS: Mapping[str, Tap] = dict(
    [
        tap(doors.CLOSE_CASE, CLOSE.opens("outcome"), Role.ADVISOR),
        tap(buttons.BACK_TO_OUTCOME, CLOSE.leads("outcome"), Role.ADVISOR),
        tap(buttons.CHOOSE_OUTCOME, CLOSE.leads("tools"), Role.ADVISOR),
        tap(buttons.TICK, CLOSE.leads("tools"), Role.ADVISOR),
        tap(buttons.ASK_TEXT, CLOSE.leads("text"), Role.ADVISOR),
        tap(buttons.SEND, CLOSE.kept(taps.close, at="yes"), Role.ADVISOR),
        tap(buttons.IT_HELPED, taps.say_it_helped),
        tap(doors.REOPEN, taps.reopen),
    ]
)

PROMPTS: Mapping[str, Prompt] = CLOSE.prompts()
