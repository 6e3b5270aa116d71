"""Telegram sends an edited message also where nothing of it was changed: for a preview, a reaction.

Of each message a print is kept for as long as its writer can edit it: a keyed hash of its text and
the mark of its file, from which neither can be read.
"""

from enum import StrEnum
from hashlib import blake2b

from handlers.core.turn import Turn
from handlers.core.updates.incoming import Incoming
from storage.queues import prints


class Change(StrEnum):
    """What was changed in a message."""

    NOTHING = "nothing"
    TEXT = "text"
    FILE = "file"


def remember(turn: Turn) -> None:
    """Keep the print of a message that came in."""
    incoming = turn.incoming
    prints.keep(turn.unit, turn.person.id, incoming.message_id, _text(turn), incoming.file_mark)


def change(turn: Turn) -> Change:
    """What an edit has changed; of a message that is not known, its text. Its print is kept."""
    before = prints.of(turn.session, turn.person.id, turn.incoming.message_id)
    if before is None:
        return Change.TEXT
    text, file = before
    if file != turn.incoming.file_mark:
        return Change.FILE
    if text == _text(turn):
        return Change.NOTHING
    remember(turn)
    return Change.TEXT


def _text(turn: Turn) -> str:
    return _print(turn.incoming, turn.office.invitation_key)


def _print(incoming: Incoming, key: bytes) -> str:
    said = f"{incoming.cpr_units}:{incoming.has_cpr}:{incoming.cpr_asked}:{incoming.text}"
    return blake2b(said.encode("utf-8", "replace"), digest_size=12, key=key[:64]).hexdigest()
