"""Methods that change what stands in a chat, and the answer to a tap."""

from datetime import timedelta
from typing import Any

from bot.playground.api.addressing import known_chat, known_message, open_chat
from bot.playground.api.keyboards import read_inline
from bot.playground.api.parameters import Params
from bot.playground.api.sending import read_caption, read_text
from bot.playground.chats.messenger import Messenger
from bot.playground.chats.model import Message
from bot.playground.errors import STALE_QUERY, bad_request

CALLBACK_LIFETIME = timedelta(minutes=1)  # Telegram names no figure; users report 15 s and more
DELETE_WINDOW = timedelta(hours=48)
_ANSWER_LIMIT = 200  # characters
_TEXT = {"text", "entities"}
_CAPTION = {"caption", "caption_entities"}


def edit_message_text(messenger: Messenger, params: Params) -> Any:
    """Another text. A keyboard that is not given again goes away."""
    content = read_text(params)
    markup = read_inline(params)
    message = _editable(messenger, params)
    if "text" not in message.content:
        raise bad_request("There is no text in the message to edit")
    messenger.change(message, _without(message, _TEXT) | content, markup)
    return messenger.render(message)


def edit_message_caption(messenger: Messenger, params: Params) -> Any:
    """Another caption, or none."""
    content = read_caption(params)
    markup = read_inline(params)
    message = _editable(messenger, params)
    if "text" in message.content:
        raise bad_request("There is no caption in the message to edit")
    messenger.change(message, _without(message, _CAPTION) | content, markup)
    return messenger.render(message)


def edit_message_reply_markup(messenger: Messenger, params: Params) -> Any:
    """Another inline keyboard, or none."""
    markup = read_inline(params)
    message = _editable(messenger, params)
    messenger.change(message, message.content, markup)
    return messenger.render(message)


def delete_message(messenger: Messenger, params: Params) -> Any:
    """Delete a message, the bot's or the person's, not older than 48 hours."""
    chat = known_chat(messenger, params)
    if not params.text("message_id"):
        raise bad_request("Message identifier is not specified")
    message = known_message(messenger, chat, params, "message to delete")
    if messenger.clock.now() - message.date > DELETE_WINDOW:
        raise bad_request("Message can't be deleted for everyone")
    messenger.remove(message)
    return True


def answer_callback_query(messenger: Messenger, params: Params) -> Any:
    """Stop the spinner of a tap, with a notice or an alert if there is a text."""
    query = messenger.queries.get(params.text("callback_query_id").strip('"'))
    now = messenger.clock.now()
    if query is None or query.answered or now - query.at > CALLBACK_LIFETIME:
        raise bad_request(STALE_QUERY)
    text = params.text("text")
    if len(text) > _ANSWER_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    query.answered, query.text = True, text
    query.show_alert = params.boolean("show_alert")
    messenger.touch(query)
    return True


def _editable(messenger: Messenger, params: Params) -> Message:
    """Only the bot's own messages can be edited, and none that brought another keyboard."""
    chat = open_chat(messenger, params)
    message = known_message(messenger, chat, params, "message to edit")
    if not message.from_bot or (message.markup and not message.inline):
        raise bad_request("Message can't be edited")
    return message


def _without(message: Message, keys: set[str]) -> dict[str, Any]:
    return {key: value for key, value in message.content.items() if key not in keys}
