"""Buttons: ending a role."""

from collections.abc import Mapping

from casework.vocabulary import Role
from handlers import leaving
from handlers.route import Tap

TAPS: Mapping[str, Tap] = {
    "te": Tap(leaving.show_member, (int,), Role.COORDINATOR),
    "tb": Tap(leaving.back, (), Role.COORDINATOR),
    "tx": Tap(leaving.ask, (int, str), Role.COORDINATOR),
    "ty": Tap(leaving.leave, (int, str), Role.COORDINATOR),
}
