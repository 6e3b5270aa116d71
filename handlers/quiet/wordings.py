"""Wordings: hearing nothing for a while, and what has waited."""

from functools import partial

from handlers.core.wording import Wording, Wordings, worded
from handlers.quiet import gathering
from handlers.quiet.notices import Paused, PauseMenu, PauseMonth, PauseOver
from handlers.quiet.views import gathered, pause

WORDINGS: Wordings = dict(
    [
        worded(PauseMenu, pause.pause_menu),
        worded(PauseMonth, pause.pause_month),
        worded(Paused, pause.paused),
        worded(PauseOver, pause.pause_over),
    ]
)


def gathering_notices(of_all: Wordings) -> Wordings:
    """Several of the others in one message."""
    load = partial(gathering.parts, of_all)
    return {
        "gathered": Wording(gathered.gathered, load),
        "gathered_again": Wording(gathered.gathered_again, load),
        "gathered_cases": Wording(gathered.gathered, load),
    }
