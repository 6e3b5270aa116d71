"""Buttons: the coordinators' worklist."""

from collections.abc import Mapping

from casework.vocabulary import Role
from handlers import worklist
from handlers.route import Tap

TAPS: Mapping[str, Tap] = {
    "dg": Tap(worklist.show_page, (int, int), Role.COORDINATOR),
    "db": Tap(worklist.back_to_list, (int,), Role.COORDINATOR),
    "dn": Tap(worklist.open_line, (int,), Role.COORDINATOR),
    "da": Tap(worklist.choose_advisor, (int,), Role.COORDINATOR),
    "dx": Tap(worklist.assign, (int, int, int), Role.COORDINATOR),
    "du": Tap(worklist.nudge, (int,), Role.COORDINATOR),
    "dv": Tap(worklist.open_case, (int,), Role.COORDINATOR),
    "dl": Tap(worklist.put_off, (int,), Role.COORDINATOR),
}
