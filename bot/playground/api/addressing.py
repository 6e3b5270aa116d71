"""Which chat and which message a call means, or Telegram's words for there being none."""

from bot.playground.api.parameters import Params
from bot.playground.chats.messenger import Messenger
from bot.playground.chats.model import Chat, Message
from bot.playground.errors import bad_request, forbidden


def known_chat(messenger: Messenger, params: Params) -> Chat:
    """The chat of a call. Raises `ApiError` 400 where the bot has never met anybody there."""
    raw = params.text("chat_id").strip()
    if not raw:
        raise bad_request("chat_id is empty")
    chat = messenger.chats.get(int(raw)) if raw.lstrip("-").isdecimal() else None
    if chat is None or not (chat.started or chat.blocked):
        raise bad_request("chat not found")
    return chat


def open_chat(messenger: Messenger, params: Params) -> Chat:
    """A chat that the bot may write to now. Raises `ApiError` 403 where it is blocked."""
    chat = known_chat(messenger, params)
    if chat.blocked:
        raise forbidden("bot was blocked by the user")
    return chat


def known_message(messenger: Messenger, chat: Chat, params: Params, purpose: str) -> Message:
    """The message of a call. Raises `ApiError` 400 "`purpose` not found"."""
    message = messenger.by_chat[chat.id].get(params.integer("message_id"))
    if message is None or message.deleted:
        raise bad_request(f"{purpose} not found")
    return message
