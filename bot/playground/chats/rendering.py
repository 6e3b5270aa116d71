"""What is remembered, as the Bot API's JSON objects."""

from collections.abc import Callable

from bot.playground.chats.model import Chat, Json, Message, User

BOT_FLAGS = {
    "can_join_groups": True, "can_read_all_group_messages": False,
    "supports_inline_queries": False, "can_connect_to_business": False, "has_main_web_app": False,
}  # fmt: skip


def user_json(user: User) -> Json:
    """A User. The bot's own has no language."""
    fields: Json = {"id": user.id, "is_bot": user.is_bot, "first_name": user.first_name}
    optional = {"last_name": user.last_name, "username": user.username}
    if not user.is_bot:
        optional["language_code"] = user.language_code
    return fields | {key: value for key, value in optional.items() if value}


def chat_json(user: User) -> Json:
    """The private Chat with this person."""
    fields: Json = {"id": user.id, "type": "private", "first_name": user.first_name}
    optional = {"last_name": user.last_name, "username": user.username}
    return fields | {key: value for key, value in optional.items() if value}


def message_json(
    message: Message, chat: Chat, bot: User, replied: Callable[[int], Message | None]
) -> Json:
    """A Message, with the one that it answers to, one level deep as in Telegram."""
    sender = bot if message.from_bot else chat.user
    fields: Json = {
        "message_id": message.message_id,
        "from": user_json(sender),
        "chat": chat_json(chat.user),
        "date": int(message.date.timestamp()),
    } | message.content
    if message.edit_date is not None:
        fields["edit_date"] = int(message.edit_date.timestamp())
    if message.inline:
        fields["reply_markup"] = message.markup
    original = replied(message.reply_to) if message.reply_to is not None else None
    if original is not None and not original.deleted:
        fields["reply_to_message"] = message_json(original, chat, bot, lambda _: None)
    return fields


def inaccessible_json(chat: Chat, message_id: int) -> Json:
    """What a tap carries instead of a message that is gone."""
    return {"chat": chat_json(chat.user), "message_id": message_id, "date": 0}
