"""Buttons: ending a role."""

from collections.abc import Mapping

from casework.core.vocabulary import Role
from handlers.core.routes import Tap
from handlers.leaving import taps as leaving

TAPS: Mapping[str, Tap] = {
    "te": Tap(leaving.show_member, (int,), Role.COORDINATOR),
    "tb": Tap(leaving.back, (), Role.COORDINATOR),
    "tx": Tap(leaving.ask, (int, str), Role.COORDINATOR),
    "ty": Tap(leaving.leave, (int, str), Role.COORDINATOR),
}
