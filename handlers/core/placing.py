"""Where something is said: in a message of its own, or in the place of one that stands there."""

from handlers.core.effects import Effect, Keyboard, Rewrite, Say
from storage.transaction.notice import InPlace


def placed(notice: InPlace, text: str, keyboard: Keyboard = ()) -> Effect:
    """A new message; where the notice names one that stands there, that one in other words."""
    if notice.message_id is None:
        return Say(text, keyboard)
    return Rewrite(text, keyboard, message_id=notice.message_id)


def place(notice: InPlace) -> int:
    """The message that a notice changes something of. Raises LookupError where it names none."""
    if notice.message_id is None:
        raise LookupError(f"{notice.kind} names no message")
    return notice.message_id
