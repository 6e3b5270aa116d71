"""Buttons and awaited words: visits, and how they went."""

from collections.abc import Mapping

from casework.core.vocabulary import Role
from handlers.core.prompt import Prompt
from handlers.core.routes import Tap
from handlers.visits import proposing as visit_steps
from handlers.visits import taps
from handlers.visits.proposing import PROPOSE
from storage.prompts.prompts import ErrandKind

TAPS: Mapping[str, Tap] = {
    "vp": Tap(visit_steps.open_proposal, (int,), Role.ADVISOR),
    "vm": Tap(PROPOSE.kept_turns("day"), (int, int), Role.ADVISOR),
    "vd": Tap(PROPOSE.kept(visit_steps.choose_day), (int, int), Role.ADVISOR),
    "vh": Tap(PROPOSE.kept(visit_steps.allow_day), (int, int), Role.ADVISOR),
    "vt": Tap(PROPOSE.kept(visit_steps.choose_hour), (int, int), Role.ADVISOR),
    "vl": Tap(PROPOSE.kept(visit_steps.choose_length), (int, int), Role.ADVISOR),
    "vo": Tap(PROPOSE.kept(visit_steps.allow_clash, at="clash"), (int,), Role.ADVISOR),
    "vx": Tap(PROPOSE.kept(visit_steps.another), (int,), Role.ADVISOR),
    "vg": Tap(PROPOSE.kept("place"), (int,), Role.ADVISOR),
    "vw": Tap(PROPOSE.kept(visit_steps.at_their_place), (int,), Role.ADVISOR),
    "vb": Tap(PROPOSE.kept(visit_steps.back), (int,), Role.ADVISOR),
    "vs": Tap(PROPOSE.kept(visit_steps.send, at="check"), (int,), Role.ADVISOR),
    "vk": Tap(taps.take, (int, int, int)),
    "vn": Tap(taps.none_fits, (int, int)),
    "vj": Tap(taps.agree_all_the_same, (int, int, int), Role.ADVISOR),
    "vr": Tap(taps.not_that_time, (int, int, int), Role.ADVISOR),
    "vc": Tap(taps.ask_to_cancel, (int,)),
    "vy": Tap(taps.cancel, (int,)),
    "vq": Tap(taps.keep, (int,)),
    "va": Tap(taps.say_how_it_goes, (int, str)),
}

PROMPTS: Mapping[ErrandKind, Prompt] = PROPOSE.prompts()
