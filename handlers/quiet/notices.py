"""Notices: hearing nothing for a while, and what has waited."""

from collections.abc import Mapping
from functools import partial

from handlers.core.notice import Notice, Notices
from handlers.quiet import gathering
from handlers.quiet.views import gathered, pause

NOTICES: Mapping[str, Notice] = {
    "pause_menu": Notice(pause.pause_menu),
    "pause_month": Notice(pause.pause_month),
    "paused": Notice(pause.paused),
    "pause_over": Notice(pause.pause_over),
}


def gathering_notices(of_all: Notices) -> Notices:
    """Several of the others in one message."""
    load = partial(gathering.parts, of_all)
    return {
        "gathered": Notice(gathered.gathered, load),
        "gathered_again": Notice(gathered.gathered_again, load),
        "gathered_cases": Notice(gathered.gathered, load),
    }
