"""How a pause, and what has waited, are put into words."""

from functools import partial

from handlers.core.wording import Wordings, worded
from handlers.quiet import gathering
from handlers.quiet.notices import Paused, PauseMenu, PauseMonth, PauseOver
from handlers.quiet.views import gathered, pause
from storage.queues.gathered import Gathered, GatheredAgain, GatheredCases

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
    return dict(
        [
            worded(Gathered, gathered.gathered, load),
            worded(GatheredCases, gathered.gathered, load),
            worded(GatheredAgain, gathered.gathered_again, load),
        ]
    )
