"""Buttons and awaited words: how a case went."""

from collections.abc import Mapping

from casework.core.vocabulary import Role
from casework.core.words import N_
from casework.evaluations import LONGEST_ANSWER
from handlers.core.prompt import Prompt, Typed
from handlers.core.routes import Tap
from handlers.evaluations import taps as evaluations
from storage.prompts.prompts import ErrandKind

TAPS: Mapping[str, Tap] = {
    "es": Tap(evaluations.score, (int, int)),
    "en": Tap(evaluations.decline, (int,)),
    "eq": Tap(evaluations.skip, (int, str)),
    "ev": Tap(evaluations.show, (int,), Role.ADVISOR),
}

PROMPTS: Mapping[ErrandKind, Prompt] = {
    ErrandKind.EVALUATION: Prompt(
        evaluations.written,
        LONGEST_ANSWER,
        leave=evaluations.leave,
        buttons=(Typed(N_("Skip"), evaluations.skip_typed),),
    ),
}
