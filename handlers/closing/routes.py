"""Buttons and awaited words: closing a case, and reopening it."""

from collections.abc import Mapping

from casework.core.vocabulary import Role
from handlers.closing import taps as closing
from handlers.closing.taps import CLOSE
from handlers.core.prompt import Prompt
from handlers.core.routes import Tap
from storage.prompts.prompts import ErrandKind

TAPS: Mapping[str, Tap] = {
    "zo": Tap(CLOSE.opens("outcome"), (int,), Role.ADVISOR),
    "zb": Tap(CLOSE.leads("outcome"), (int,), Role.ADVISOR),
    "zi": Tap(CLOSE.leads("tools"), (int, str), Role.ADVISOR),
    "zu": Tap(CLOSE.leads("tools"), (int, str, int), Role.ADVISOR),
    "zt": Tap(CLOSE.leads("text"), (int, str, int), Role.ADVISOR),
    "zy": Tap(CLOSE.kept(closing.close, at="yes"), (int,), Role.ADVISOR),
    "ch": Tap(closing.say_it_helped, (int,)),
    "cn": Tap(closing.reopen, (int,)),
}

PROMPTS: Mapping[ErrandKind, Prompt] = CLOSE.prompts()
