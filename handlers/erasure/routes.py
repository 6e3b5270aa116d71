"""Buttons: having oneself erased."""

from collections.abc import Mapping

from handlers.core.keyboards import doors
from handlers.core.routes import Tap, tap
from handlers.erasure import buttons, taps

TAPS: Mapping[str, Tap] = dict(
    [
        tap(doors.ASK_TO_ERASE, taps.ask_to_erase),
        tap(buttons.KEEP_DATA, taps.keep_data),
        tap(buttons.ERASE, taps.erase),
    ]
)
