"""Somebody has what is kept about them erased."""

from handlers.core.turn import Turn
from handlers.erasure.notices import EraseCheck, EraseKept
from locales.translator import supported
from storage.erasure import erasure


def ask_to_erase(turn: Turn) -> None:
    """Say what comes of it, and ask once."""
    turn.say(EraseCheck(person=turn.person.id))


def keep_data(turn: Turn) -> None:
    """Not erased after all: the question becomes the record of its answer."""
    turn.say(EraseKept(message_id=turn.incoming.message_id))


def erase(turn: Turn) -> None:
    """Forget the person who asks."""
    language = supported(turn.person.language, turn.person.telegram_language)
    erasure.erase(turn.unit, turn.person, language)
    turn.buttons_done()
