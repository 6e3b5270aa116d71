"""What Telegram shows of the bot before anybody has written: its name, and what it is for."""

from casework.places import Municipality
from handlers.core.scene import clipped
from locales.translator import Reader

LONGEST_NAME = 64
LONGEST_DESCRIPTION = 512
LONGEST_SHORT_DESCRIPTION = 120
"""Characters that Telegram takes (core.telegram.org/bots/api: setMyName and the like)."""


def name(reader: Reader, municipality: Municipality) -> str:
    """The bot's name, above its chat and in lists of chats."""
    text = reader.plain(
        "Task force for integration, {municipality}", municipality=municipality.name
    )
    return clipped(text, LONGEST_NAME)


def description(reader: Reader, municipality: Municipality) -> str:
    """What stands in the empty chat, above **Start**."""
    text = reader.plain(
        "We are the task force for integration in {municipality}. Is something stuck at your "
        "school, club, workplace or housing area? Tell us here, and an advisor will get back to "
        "you.\n\nIt is free, and we decide nothing for you. Please write about the problem, not "
        "about citizens: no names, and no CPR numbers.",
        municipality=municipality.name,
    )
    return clipped(text, LONGEST_DESCRIPTION)


def short_description(reader: Reader, _municipality: Municipality) -> str:
    """What stands on the bot's profile, and beside a link to it."""
    # Translators: at most 120 characters
    text = reader.plain(
        "Is integration work stuck where you are? Tell us, and an advisor will help."
    )
    return clipped(text, LONGEST_SHORT_DESCRIPTION)
