"""What a view gives: things to do in a chat, free of Telegram's own classes."""

from dataclasses import dataclass, field
from enum import StrEnum

from casework.core.vocabulary import AttachmentKind


class Style(StrEnum):
    """Telegram's names of a button's colours. A colour repeats what the words of a button say.

    Apps of before February 2026 show none, and not everybody tells them apart.
    """

    SENDS = "success"
    """Green: the tap sends what was written or chosen to somebody."""

    TAKES_AWAY = "danger"
    """Red: the tap withdraws, erases, discards or calls off, or asks whether to."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button below a message; `data` is what its tap sends (at most 64 bytes).

    One that copies puts `copies` (at most 256 characters) into the clipboard of whoever taps it,
    and sends nothing: its `data` is empty.
    """

    text: str
    data: str = ""
    style: Style | None = None
    copies: str = ""


Keyboard = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Say:
    """A new message, in Telegram's HTML.

    `share_phone` is a keyboard of words in place of buttons: the text of the one that shares
    one's number, and of those that only type. `hide_words` takes such a keyboard away again.
    `reply_to` is the message in the same chat that it answers, if that is still there.
    """

    text: str
    keyboard: Keyboard = ()
    share_phone: tuple[str, ...] = ()
    hide_words: bool = False
    reply_to: int | None = None


@dataclass(frozen=True, slots=True)
class Rewrite:
    """New text and keyboard for a message of the outbox, or of Telegram's, that was sent before."""

    text: str
    keyboard: Keyboard = ()
    outbox_id: int | None = None
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class Recaption:
    """A new text below a file of the outbox that was sent before, without markup."""

    caption: str
    outbox_id: int | None = None
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class Rekey:
    """A new keyboard, or none, below a message that was sent before."""

    keyboard: Keyboard = ()
    outbox_id: int | None = None
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class Remove:
    """Delete a message from the chat, where Telegram allows it; else say `otherwise`."""

    message_id: int | None = None
    outbox_id: int | None = None
    otherwise: Say | None = None


@dataclass(frozen=True, slots=True)
class React:
    """A sign of the bot's below somebody's message, in the place of a message of its own."""

    message_id: int
    sign: str
    outbox_id: int | None = None


@dataclass(frozen=True, slots=True)
class SendFile:
    """A file that Telegram knows by its id; `album` names the files that belong together."""

    kind: AttachmentKind
    file_id: str
    caption: str = ""
    album: str | None = None


@dataclass(frozen=True, slots=True)
class SendNewFile:
    """A file that was made here, as bytes, under a name; its caption has no markup."""

    name: str
    content: bytes
    mime: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Toast:
    """A line that appears for a moment, or until it is dismissed, where a button was tapped."""

    text: str = ""
    stays: bool = False
    then: "Rekey | None" = None


@dataclass(frozen=True, slots=True)
class Nothing:
    """There is nothing to say any more, for example of a draft that is gone."""

    why: str = field(default="")


Effect = (
    Say | Rewrite | Recaption | Rekey | Remove | React | SendFile | SendNewFile | Toast | Nothing
)
