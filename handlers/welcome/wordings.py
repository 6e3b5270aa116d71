"""Notices: the greeting, languages, and what the bot says of itself."""

from handlers.core import refusals
from handlers.core.wording import Wording, Wordings
from handlers.welcome import views as welcome

WORDINGS: Wordings = {
    "greeting": Wording(welcome.greeting),
    "what_now": Wording(welcome.what_now),
    "choose_language": Wording(welcome.choose_language),
    "language_set": Wording(welcome.language_set, changes_menu=True),
    "about": Wording(welcome.about),
    "privacy": Wording(welcome.privacy),
    "erase_menu": Wording(welcome.erase_menu),
    "help": Wording(welcome.help_),
    "command_unknown": Wording(welcome.command_unknown),
    "slow_down": Wording(welcome.slow_down),
    "private_only": Wording(welcome.private_only),
    "apology": Wording(welcome.apology),
    "tap_answered": Wording(welcome.tap_answered),
    "refused": Wording(refusals.refused),
    "edit_refused": Wording(refusals.edit_refused),
    "refused_longer": Wording(refusals.refused_longer),
    "tap_refused": Wording(refusals.tap_refused),
    "buttons_gone": Wording(welcome.buttons_gone),
}
