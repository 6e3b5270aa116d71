"""Buttons: having oneself erased."""

from collections.abc import Mapping

from handlers import erasing
from handlers.route import Tap

TAPS: Mapping[str, Tap] = {
    "ea": Tap(erasing.ask_to_erase),
    "ek": Tap(erasing.keep_data),
    "ey": Tap(erasing.erase),
}
