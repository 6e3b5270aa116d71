"""Buttons: the coordinators' worklist."""

from collections.abc import Mapping

from casework.core.vocabulary import Role
from handlers.core.routes import Handler, Tap
from handlers.worklist import taps as worklist


def _of_line(handler: Handler, *others: type) -> Tap:
    """A button of a line; which lines of its list are over is read before."""
    read = worklist.settled_beside
    return Tap(handler, (int, *others), Role.COORDINATOR, beforehand=read)


TAPS: Mapping[str, Tap] = {
    "dg": Tap(
        worklist.show_page, (int, int), Role.COORDINATOR, beforehand=worklist.settled_in_list
    ),
    "db": _of_line(worklist.back_to_list),
    "dn": _of_line(worklist.open_line),
    "da": _of_line(worklist.choose_advisor),
    "dx": _of_line(worklist.assign, int, int),
    "du": _of_line(worklist.nudge),
    "dv": _of_line(worklist.open_case),
    "dl": _of_line(worklist.put_off),
}
