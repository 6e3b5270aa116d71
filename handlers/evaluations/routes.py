"""Buttons and awaited words: how a case went."""

from collections.abc import Mapping

from casework.core.vocabulary import Role
from casework.core.words import N_
from casework.evaluations import LONGEST_ANSWER
from handlers.core.dialogue.prompt import Prompt, Typed
from handlers.core.routes import Tap, tap
from handlers.evaluations import buttons, taps
from storage.prompts.prompts import PromptKind

TAPS: Mapping[str, Tap] = dict(
    [
        tap(buttons.SCORE, taps.score),
        tap(buttons.DECLINE, taps.decline),
        tap(buttons.SKIP, taps.skip),
        tap(buttons.READ, taps.show, Role.ADVISOR),
    ]
)

PROMPTS: Mapping[str, Prompt] = {
    PromptKind.EVALUATION: Prompt(
        taps.written,
        LONGEST_ANSWER,
        leave=taps.leave,
        buttons=(Typed(N_("Skip"), taps.skip_typed),),
    ),
}
