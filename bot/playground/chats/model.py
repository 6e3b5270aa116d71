"""What the stand-in remembers: people, chats, messages, files, calls. Plain data, in memory."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

Json = dict[str, Any]


@dataclass
class User:
    """A person, or the bot, as Telegram knows them."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = "da"
    is_bot: bool = False


@dataclass
class Chat:
    """The private chat of one person with the bot; its id is the person's."""

    user: User
    started: bool = False  # before this, the bot may not write
    blocked: bool = False
    keyboard: Json | None = None  # the reply keyboard that stands under the chat
    action: str | None = None  # "typing" and the like, until the next message
    action_at: float = 0.0  # when, on the machine's monotonic clock
    revision: int = 0

    @property
    def id(self) -> int:
        """The chat's id, which in a private chat is the person's."""
        return self.user.id


@dataclass(frozen=True)
class Button:
    """A button of an inline keyboard, or of a reply keyboard (then without data)."""

    text: str
    data: str | None = None
    url: str | None = None
    request_contact: bool = False
    style: str | None = None
    copies: str | None = None


@dataclass
class Message:
    """One message of a chat. `content` is the Bot API's fields: text, entities, photo..."""

    chat_id: int
    message_id: int
    from_bot: bool
    date: datetime
    content: Json
    markup: Json | None = None  # as the bot sent it, reply keyboards included
    reply_to: int | None = None
    edit_date: datetime | None = None
    edits: list[Json] = field(default_factory=list)  # earlier contents, oldest first
    deleted: bool = False
    reaction: str | None = None  # the bot's
    read: bool = False  # of a person's: whether the bot has confirmed the update with it
    revision: int = 0

    @property
    def text(self) -> str:
        """The text, or the caption, or nothing."""
        return str(self.content.get("text") or self.content.get("caption") or "")

    @property
    def inline(self) -> bool:
        """Whether buttons hang on the message itself."""
        return bool(self.markup and self.markup.get("inline_keyboard"))

    @property
    def keyboard(self) -> list[list[Button]]:
        """The buttons that came with the message, row by row, inline or reply keyboard."""
        markup = self.markup or {}
        rows = markup.get("inline_keyboard") or markup.get("keyboard") or []
        return [[_button(raw) for raw in row] for row in rows]

    @property
    def buttons(self) -> list[Button]:
        """The same buttons in one list."""
        return [button for row in self.keyboard for button in row]


def _button(raw: Json | str) -> Button:
    if isinstance(raw, str):
        return Button(raw)
    contact = bool(raw.get("request_contact"))
    copies = (raw.get("copy_text") or {}).get("text")
    return Button(
        raw["text"], raw.get("callback_data"), raw.get("url"), contact, raw.get("style"), copies
    )


@dataclass
class StoredFile:
    """A file that Telegram holds. `size` may be more than `content` has, to stand for big ones."""

    file_id: str
    unique_id: str
    kind: str  # photo, document, voice, audio, video, animation, sticker
    path: str
    content: bytes
    size: int
    name: str = ""
    mime_type: str = ""
    width: int = 0
    height: int = 0
    duration: int = 0  # seconds


@dataclass
class CallbackQuery:
    """A tap, and what the bot answered to it. `text` is None until it is answered."""

    id: str
    chat_id: int
    message_id: int
    data: str
    at: datetime
    answered: bool = False
    text: str | None = None
    show_alert: bool = False
    revision: int = 0


@dataclass
class ApiCall:
    """A call that the bot made. `error` is Telegram's description where it was refused."""

    method: str
    params: Json
    at: datetime
    status: int | None = None  # None while under way, or where no answer was given
    error: str | None = None
    result: Any = None

    @property
    def chat_id(self) -> int | None:
        """Which chat the call is about, if any."""
        raw = str(self.params.get("chat_id", ""))
        return int(raw) if raw.lstrip("-").isdecimal() else None
