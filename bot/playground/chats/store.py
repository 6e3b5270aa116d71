"""The state of the stand-in, and the few ways in which it changes.

Everything counts revisions, so that whoever follows along can ask what is new since the last look.
"""

import secrets
import time
from datetime import datetime
from typing import Any, Protocol

from bot.playground.chats.faults import Faults
from bot.playground.chats.files import FileStore
from bot.playground.chats.model import ApiCall, CallbackQuery, Chat, Json, Message, User
from bot.playground.chats.rendering import message_json
from bot.playground.chats.updates import UpdateQueue
from bot.playground.chats.wake import Signal
from bot.playground.errors import NOT_MODIFIED, bad_request

BOT = User(7_000_000_001, "Task Force", username="task_force_bot", is_bot=True)
_FIRST_UPDATE = 100_000_001


def fresh_token() -> str:
    """A token that nobody knows but who asks for it here: no page that this browser has open."""
    return f"{BOT.id}:{secrets.token_urlsafe(27)}"


class HasNow(Protocol):
    """The program's clock."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""


class Store:
    """People, chats, messages, files, updates and calls of one bot, in memory."""

    def __init__(self, clock: HasNow, bot: User = BOT, token: str | None = None) -> None:
        self.clock = clock
        self.bot = bot
        self.token = token or fresh_token()
        self.faults = Faults()
        self.updates = UpdateQueue(_FIRST_UPDATE, self._has_read)
        self.webhook: Json = {}  # setWebhook's parameters, and its last error
        self.commands: dict[tuple[str, str], list[Json]] = {}  # by scope and language
        self.profile: dict[tuple[str, str], str] = {}  # by what it is, and language
        self.menu_buttons: dict[str, Json] = {}  # by chat, "" for all
        self.calls: list[ApiCall] = []
        self.epoch = 0  # counts fresh starts
        self.revision = 0
        self.stopping = False
        self._signal = Signal()
        self._last_id = {"message": 0, "user": 5_000_000_000, "query": 4_000_000_000_000_000_000}
        self._clear()

    def _clear(self) -> None:
        self.files = FileStore()
        self.chats: dict[int, Chat] = {}
        self.by_chat: dict[int, dict[int, Message]] = {}
        self.queries: dict[str, CallbackQuery] = {}
        self._unread: dict[int, Message] = {}  # by the update that tells of it

    def reset(self) -> None:
        """Forget people, messages, files and updates.

        Ids go on counting, webhook and everybody's commands stay: the bot may not have noticed.
        """
        self._clear()
        self.updates.pending.clear()
        self.calls.clear()
        for place in [place for place in self.commands if place[0].startswith("chat:")]:
            del self.commands[place]
        self.epoch += 1
        self.touch()

    def start(self) -> None:
        """Be there for those who wait, after a stop as well."""
        self.stopping = False
        self.updates.open()

    def stop(self) -> None:
        """Let everybody go who waits for something here."""
        self.stopping = True
        self.updates.close()
        self.touch()

    def next_id(self, kind: str) -> int:
        """The next message, user or query id; none is ever used twice."""
        self._last_id[kind] += 1
        return self._last_id[kind]

    def touch(self, *changed: Chat | Message | CallbackQuery) -> None:
        """Note that these changed, and wake whoever follows."""
        self.revision += 1
        for item in changed:
            item.revision = self.revision
        self._signal.fire()

    def has_moved_on(self, revision: int) -> bool:
        """Whether anything changed since this revision, or nothing will any more."""
        return self.stopping or self.revision != revision

    def wake(self) -> None:
        """Let those who wait look again; nothing that the page shows has changed."""
        self._signal.fire()

    def chat(self, chat: int | User) -> Chat:
        """The chat of a person. Raises `KeyError` where nobody has that id."""
        return self.chats[chat.id if isinstance(chat, User) else chat]

    def message(self, chat: int | User, message_id: int) -> Message:
        """A message, deleted or not. Raises `KeyError` where there is none."""
        return self.by_chat[self.chat(chat).id][message_id]

    def post(
        self, chat: Chat, content: Json, *, from_bot: bool, markup: Json | None = None,
        reply_to: int | None = None,
    ) -> Message:  # fmt: skip
        """Put a message into a chat."""
        message = Message(
            chat.id, self.next_id("message"), from_bot, self.clock.now(), content, markup, reply_to
        )
        self.by_chat[chat.id][message.message_id] = message
        if from_bot:
            chat.action = None
            _set_keyboard(chat, markup)
        self.touch(message, chat)
        return message

    def change(self, message: Message, content: Json, markup: Json | None) -> None:
        """Edit a message. Raises `ApiError` 400 where nothing would change."""
        if content == message.content and (markup or None) == (message.markup or None):
            raise bad_request(NOT_MODIFIED)
        if content != message.content:
            message.edits.append(message.content)
        message.content, message.markup = content, markup
        message.edit_date = self.clock.now()
        self.touch(message)

    def remove(self, message: Message) -> None:
        """Delete a message for both sides."""
        message.deleted = True
        self.touch(message)

    def tell_of(self, message: Message) -> None:
        """Queue the update with a person's message; it is read once that is confirmed."""
        update_id = self.push_update({"message": self.render(message)})
        if update_id is not None:
            self._unread[update_id] = message

    def _has_read(self, update_id: int) -> None:
        message = self._unread.pop(update_id, None)
        if message is not None:
            message.read = True
            self.touch(message)

    def show_action(self, chat: Chat, action: str) -> None:
        """Show "typing" and the like; it is over with the bot's next message, or after a while."""
        chat.action, chat.action_at = action, time.monotonic()
        self.touch(chat)

    def render(self, message: Message) -> Json:
        """A message as the Bot API shows it."""
        chat = self.chats[message.chat_id]
        return message_json(message, chat, self.bot, self.by_chat[chat.id].get)

    def push_update(self, raw: dict[str, Any]) -> int | None:
        """Queue any update, as it is. Gives its id; None where allowed_updates keeps it out."""
        update_id = self.updates.push(raw)
        self.wake()
        return update_id


def _set_keyboard(chat: Chat, markup: Json | None) -> None:
    if markup and markup.get("keyboard"):
        chat.keyboard = markup
    if markup and markup.get("remove_keyboard"):
        chat.keyboard = None
