"""Buttons and awaited words: telling more of a request."""

from collections.abc import Mapping

from casework.checks.texts import LONGEST_TEXT
from handlers.additions import buttons, telling
from handlers.core.dialogue.prompt import Prompt
from handlers.core.keyboards import doors
from handlers.core.routes import Tap, tap
from storage.prompts.prompts import PromptKind

TAPS: Mapping[str, Tap] = dict(
    [
        tap(doors.TELL_MORE, telling.show),
        tap(buttons.TELL, telling.ask),
    ]
)

PROMPTS: Mapping[str, Prompt] = {
    PromptKind.TELL_MORE: Prompt(telling.told, LONGEST_TEXT, leave=telling.leave)
}
