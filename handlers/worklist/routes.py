"""Buttons: the coordinators' worklist. Which lines are over is read before, beside the writer."""

from collections.abc import Mapping

from casework.core.vocabulary import Role
from handlers.core.routes import Tap, tap
from handlers.worklist import buttons, taps
from handlers.worklist.taps import settled_beside, settled_in_list

_FOR = Role.COORDINATOR

TAPS: Mapping[str, Tap] = dict(
    [
        tap(buttons.PAGE, taps.show_page, _FOR, beforehand=settled_in_list),
        tap(buttons.BACK_TO_LIST, taps.back_to_list, _FOR, beforehand=settled_beside),
        tap(buttons.OPEN_LINE, taps.open_line, _FOR, beforehand=settled_beside),
        tap(buttons.CHOOSE_ADVISOR, taps.choose_advisor, _FOR, beforehand=settled_beside),
        tap(buttons.ASSIGN, taps.assign, _FOR, beforehand=settled_beside),
        tap(buttons.ASK_BEST, taps.ask_best, _FOR, beforehand=settled_beside),
        tap(buttons.NUDGE, taps.nudge, _FOR, beforehand=settled_beside),
        tap(buttons.OPEN_CASE_OF_LINE, taps.open_case, _FOR, beforehand=settled_beside),
        tap(buttons.CHECK_OFF, taps.check_off, _FOR, beforehand=settled_beside),
        tap(buttons.PUT_OFF, taps.put_off, _FOR, beforehand=settled_beside),
    ]
)
