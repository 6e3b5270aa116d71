"""Buttons: what the two sides of a case write to each other."""

from collections.abc import Mapping

from casework.core.vocabulary import Role
from handlers.core.keyboards import doors
from handlers.core.routes import Tap, tap
from handlers.relay import buttons, missing, taps

TAPS: Mapping[str, Tap] = dict(
    [
        tap(doors.WRITE, taps.begin),
        tap(buttons.CHOOSE_CASE, taps.choose),
        tap(buttons.SEND_TO_NOBODY, taps.drop),
        tap(buttons.TAKE_BACK, taps.take_back),
        tap(buttons.KEEP_AS_MORE, taps.keep),
        tap(doors.READ_MESSAGES, taps.show_messages),
        tap(buttons.SHOW_PAGE, taps.show_page),
        tap(buttons.SHOW_MESSAGE, taps.show_message),
        tap(buttons.ASK_MISSING, missing.ask, Role.ADVISOR),
    ]
)
