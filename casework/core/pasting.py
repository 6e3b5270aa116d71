"""One text that came in several messages, because it was longer than a message may be.

Telegram's apps cut what somebody pastes into messages of at most 4,096 units, near the end of a
sentence where they find one in the second half, and send the pieces one after the other.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from casework.core.stored import Stored

MOST_IN_ONE = 4096
"""UTF-16 code units of the text of one message (Bot API, sendMessage)."""

LEAST_OF_A_PIECE = MOST_IN_ONE // 2
"""No app looks further back than half a message for a good place to cut."""

TRIMMED = 16
"""Units of white space that Telegram may have taken away where a text was cut."""

WITHIN = timedelta(seconds=2)
"""Between two pieces; Telegram dates messages in whole seconds."""

LONGEST_ANSWER = 3 * MOST_IN_ONE
"""Characters of one answer in all its messages: three full ones, some five pages."""

_ENDS_A_SENTENCE = (".", "!", "?", ":", "…")


@dataclass(frozen=True, slots=True)
class Paste(Stored):
    """A text as far as it has come: its messages, and when the last one was sent (aware UTC).

    `last` is the length of the last piece in UTF-16 units; `reply_to` the message that it
    answers. `refused` says with which code and data it was refused, and which row of the outbox
    says so.
    """

    kept_beside = frozenset({"at"})

    messages: tuple[int, ...]
    text: str
    last: int
    at: datetime
    reply_to: int | None = None
    refused: Mapping[str, Any] = field(default_factory=dict)

    def as_refused(self, code: str, data: Mapping[str, Any], row: int | None) -> "Paste":
        """The same, not taken."""
        return replace(self, refused={"code": code, "data": dict(data), "row": row})


@dataclass(frozen=True, slots=True)
class Piece:
    """A message with a text, as it came; `length` is in UTF-16 units, even of one taken out."""

    message: int
    text: str
    at: datetime
    length: int
    reply_to: int | None = None


def units(text: str) -> int:
    """The length of a text as Telegram counts it: in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def may_go_on(piece: Piece) -> bool:
    """Whether a rest may follow this message."""
    return piece.length > LEAST_OF_A_PIECE


def goes_on(before: Paste, piece: Piece) -> bool:
    """Whether a message is the next piece of the same text.

    It came right after a long one, and the two would not have fitted into one message.
    """
    if not timedelta(0) <= piece.at - before.at <= WITHIN:
        return False
    if piece.reply_to not in {None, before.reply_to}:
        return False
    return before.last + piece.length > MOST_IN_ONE - TRIMMED


def seam(before: Paste, piece: Piece) -> str:
    """What stood between two pieces: nothing where a word was cut, else what Telegram trimmed."""
    if before.last >= MOST_IN_ONE:
        return ""
    if before.text[-1:].isspace() or piece.text[:1].isspace():
        return ""
    return "\n" if before.text.endswith(_ENDS_A_SENTENCE) else " "


def joined(before: Paste, piece: Piece) -> Paste:
    """The text with its next piece."""
    return Paste(
        (*before.messages, piece.message),
        before.text + seam(before, piece) + piece.text,
        piece.length,
        piece.at,
        before.reply_to,
        before.refused,
    )
