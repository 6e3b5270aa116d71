"""Commands and buttons: the greeting, languages, and what the bot says of itself."""

from collections.abc import Mapping

from casework.core.vocabulary import Role
from casework.core.words import N_
from handlers.core.keyboards import doors
from handlers.core.routes import Command, Tap, tap
from handlers.welcome import buttons, taps

COMMANDS: Mapping[str, Command] = {
    "start": Command(taps.start, N_("Begin")),
    "language": Command(taps.choose_language, N_("Language")),
    "about": Command(taps.about, N_("About the task force")),
    "privacy": Command(taps.privacy, N_("Who reads what you write")),
    "help": Command(taps.help_, N_("What you can do here")),
}

TAPS: Mapping[str, Tap] = dict(
    [
        tap(doors.ONLY_READ, taps.nothing),
        tap(doors.MENU, taps.tap),
        tap(buttons.SET_LANGUAGE, taps.set_language),
        tap(buttons.GUIDE, taps.guide, Role.ADVISOR),
    ]
)
