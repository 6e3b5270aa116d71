"""What the bot says of itself, and where nothing else fits."""

from casework.core.vocabulary import Role
from storage.transaction.notice import ForStranger, Notice
from storage.transaction.outgoing import ONLY_IN_PRIVATE


class Greeting(Notice, kind="greeting"):
    """Who we are, to somebody of this first name. `kept`: what they have written is kept."""

    name: str
    kept: bool = False


class WhatNow(Notice, kind="what_now"):
    """What was written has gone to nobody, since nothing is asked. `kept`: it is kept."""

    kept: bool = False


class ChooseLanguage(Notice, kind="choose_language"):
    """The languages to choose from."""


class LanguageSet(Notice, kind="language_set"):
    """A language was chosen; said in it."""


class AboutUs(Notice, kind="about"):
    """What the task force is, and what it is not."""


class Privacy(Notice, kind="privacy"):
    """Who reads what, and how long it is kept."""


class Help(Notice, kind="help"):
    """The commands of somebody with these roles."""

    roles: tuple[Role, ...]


class Guide(Notice, kind="guide"):
    """What somebody with this role does here, on one page."""

    role: Role


class CommandUnknown(Notice, kind="command_unknown"):
    """There is no such command, or none for this person."""


class SlowDown(Notice, kind="slow_down"):
    """Very much has come in a few seconds."""


class PrivateOnly(ForStranger, kind=ONLY_IN_PRIVATE):
    """It works in a private chat only: to a group, a channel or a bot."""


class Apology(ForStranger, kind="apology"):
    """Handling failed. `id` is what its reader can name."""

    id: str
