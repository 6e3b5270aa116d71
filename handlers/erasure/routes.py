"""Buttons: having oneself erased."""

from collections.abc import Mapping

from handlers.core.routes import Tap
from handlers.erasure import taps as erasing

TAPS: Mapping[str, Tap] = {
    "ea": Tap(erasing.ask_to_erase),
    "ek": Tap(erasing.keep_data),
    "ey": Tap(erasing.erase),
}
