"""Commands and buttons: the greeting, languages, and what the bot says of itself."""

from collections.abc import Mapping

from casework.core.words import N_
from handlers.core import doors
from handlers.core.routes import Command, Tap, tap
from handlers.welcome import buttons
from handlers.welcome import taps as menu

COMMANDS: Mapping[str, Command] = {
    "start": Command(menu.start, N_("Begin")),
    "language": Command(menu.choose_language, N_("Language")),
    "about": Command(menu.about, N_("About the task force")),
    "privacy": Command(menu.privacy, N_("Who reads what you write")),
    "help": Command(menu.help_, N_("What you can do here")),
}

TAPS: Mapping[str, Tap] = dict(
    [
        tap(doors.ONLY_READ, menu.nothing),
        tap(doors.MENU, menu.tap),
        tap(buttons.SET_LANGUAGE, menu.set_language),
    ]
)
