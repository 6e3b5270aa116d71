"""Wordings: hearing nothing for a while, and what has waited."""

from functools import partial

from handlers.core.wording import Wording, Wordings
from handlers.quiet import gathering
from handlers.quiet.views import gathered, pause

WORDINGS: Wordings = {
    "pause_menu": Wording(pause.pause_menu),
    "pause_month": Wording(pause.pause_month),
    "paused": Wording(pause.paused),
    "pause_over": Wording(pause.pause_over),
}


def gathering_notices(of_all: Wordings) -> Wordings:
    """Several of the others in one message."""
    load = partial(gathering.parts, of_all)
    return {
        "gathered": Wording(gathered.gathered, load),
        "gathered_again": Wording(gathered.gathered_again, load),
        "gathered_cases": Wording(gathered.gathered, load),
    }
