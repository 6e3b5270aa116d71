"""Buttons and awaited words: how a case went."""

from collections.abc import Mapping

from casework.evaluation import LONGEST_ANSWER
from casework.vocabulary import Role
from casework.words import N_
from handlers import evaluations
from handlers.prompt import Prompt, Typed
from handlers.route import Tap
from storage.errands import ErrandKind

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
