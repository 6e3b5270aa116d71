"""Notices: the greeting, languages, and what the bot says of itself."""

from collections.abc import Mapping

from handlers.core import refusals
from handlers.core.notice import Notice
from handlers.welcome import views as welcome

NOTICES: Mapping[str, Notice] = {
    "greeting": Notice(welcome.greeting),
    "what_now": Notice(welcome.what_now),
    "choose_language": Notice(welcome.choose_language),
    "language_set": Notice(welcome.language_set),
    "about": Notice(welcome.about),
    "privacy": Notice(welcome.privacy),
    "erase_menu": Notice(welcome.erase_menu),
    "help": Notice(welcome.help_),
    "command_unknown": Notice(welcome.command_unknown),
    "slow_down": Notice(welcome.slow_down),
    "private_only": Notice(welcome.private_only),
    "apology": Notice(welcome.apology),
    "tap_answered": Notice(welcome.tap_answered),
    "refused": Notice(refusals.refused),
    "edit_refused": Notice(refusals.edit_refused),
    "refused_longer": Notice(refusals.refused_longer),
    "tap_refused": Notice(refusals.tap_refused),
    "buttons_gone": Notice(welcome.buttons_gone),
}
