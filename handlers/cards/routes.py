"""Commands and buttons: lists of cases and requests, and one of them."""

from collections.abc import Mapping

from casework.core.vocabulary import Role
from casework.core.words import N_
from handlers.cards import buttons, requests, taps
from handlers.core.keyboards import doors
from handlers.core.routes import Command, Tap, tap

COMMANDS: Mapping[str, Command] = {
    "requests": Command(requests.show_list, N_("My requests")),
    "cases": Command(taps.show_cases, N_("Open cases"), Role.ADVISOR),
}

TAPS: Mapping[str, Tap] = dict(
    [
        tap(buttons.PAGE_OF_REQUESTS, requests.show_page),
        tap(doors.OPEN_REQUEST, requests.open_one),
        tap(buttons.ASK_TO_WITHDRAW, requests.ask_to_withdraw),
        tap(buttons.KEEP, requests.keep),
        tap(buttons.WITHDRAW, requests.withdraw),
        tap(buttons.PAGE_OF_CASES, taps.show_page, Role.ADVISOR, lacking=3),
        tap(buttons.SHOW_FILES, taps.show_files),
        tap(buttons.FIRST_BUTTONS, taps.first_buttons, Role.ADVISOR),
        tap(buttons.MORE_BUTTONS, taps.more_buttons, Role.ADVISOR),
        tap(buttons.CHOOSE_CASES, taps.choose_cases, Role.ADVISOR),
        tap(doors.OPEN_CASE, taps.open_case, Role.ADVISOR),
        tap(doors.READ_EVERYTHING, taps.read_everything, Role.ADVISOR),
    ]
)
