"""Buttons: what looks like a CPR number."""

from collections.abc import Mapping

from handlers import cpr
from handlers.route import Tap

TAPS: Mapping[str, Tap] = {
    cpr.BUTTON: Tap(cpr.answer, (int, str)),
}
