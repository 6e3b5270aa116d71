"""Buttons: what looks like a CPR number."""

from collections.abc import Mapping

from handlers.core.routes import Tap, tap
from handlers.cpr import buttons, taps

TAPS: Mapping[str, Tap] = dict([tap(buttons.ANSWER, taps.answer)])
