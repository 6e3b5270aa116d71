"""Commands and buttons: lists of cases and requests, and one of them."""

from collections.abc import Mapping

from casework.core.vocabulary import Role
from casework.core.words import N_
from handlers.cards import requests
from handlers.cards import taps as advisors
from handlers.core.routes import Command, Tap

COMMANDS: Mapping[str, Command] = {
    "requests": Command(requests.show_list, N_("My requests")),
    "cases": Command(advisors.show_cases, N_("Open cases"), Role.ADVISOR),
}

TAPS: Mapping[str, Tap] = {
    "rl": Tap(requests.show_page, (int,)),
    "ro": Tap(requests.open_one, (int,)),
    "rw": Tap(requests.ask_to_withdraw, (int,)),
    "rk": Tap(requests.keep, (int,)),
    "ry": Tap(requests.withdraw, (int,)),
    "cl": Tap(advisors.show_page, (int,), Role.ADVISOR),
    "co": Tap(advisors.open_case, (int,), Role.ADVISOR),
    "cf": Tap(advisors.read_everything, (int,), Role.ADVISOR),
}
