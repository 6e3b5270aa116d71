"""What a command is called in each language: the menu shows one name, and all of them work."""

from collections.abc import Mapping
from functools import cache
from zoneinfo import ZoneInfo

from casework.core.words import C_
from locales.translator import LANGUAGES, Reader

# Translators: at most 32 of the letters a-z and digits, as Telegram wants it; no two alike
NAMES: Mapping[str, str] = {
    "request": C_("name of a command: a-z only", "request"),
    "requests": C_("name of a command: a-z only", "requests"),
    "language": C_("name of a command: a-z only", "language"),
    "about": C_("name of a command: a-z only", "about"),
    "privacy": C_("name of a command: a-z only", "privacy"),
    "pause": C_("name of a command: a-z only", "pause"),
    "cancel": C_("name of a command: a-z only", "cancel"),
    "help": C_("name of a command: a-z only", "help"),
    "cases": C_("name of a command: a-z only", "cases"),
    "outreach": C_("name of a command: a-z only", "outreach"),
    "hours": C_("name of a command: a-z only", "hours"),
    "away": C_("name of a command: a-z only", "away"),
    "profile": C_("name of a command: a-z only", "profile"),
    "agenda": C_("name of a command: a-z only", "agenda"),
    "digest": C_("name of a command: a-z only", "digest"),
    "team": C_("name of a command: a-z only", "team"),
}
"""By the name that the tables of the subjects have. Not `start`: that one is Telegram's own."""

_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


def name_in(language: str, command: str) -> str:
    """What the menu of somebody who reads this language calls it."""
    if command not in NAMES:
        return command
    return Reader(language, ZoneInfo("UTC")).plain(NAMES[command])


def meant(name: str) -> str:
    """The command that a name, in any language and in small letters, stands for; else the name."""
    return _known().get(name.translate(_LETTERS), name)


@cache
def _known() -> Mapping[str, str]:
    """The names of all languages; ours go first where another language means something else."""
    theirs = {name_in(language, command): command for language in LANGUAGES for command in NAMES}
    return {**theirs, **{command: command for command in NAMES}}
