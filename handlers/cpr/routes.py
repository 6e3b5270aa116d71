"""Buttons: what looks like a CPR number."""

from collections.abc import Mapping

from handlers.core.routes import Tap
from handlers.cpr import taps as cpr

TAPS: Mapping[str, Tap] = {
    cpr.BUTTON: Tap(cpr.answer, (int, str)),
}
