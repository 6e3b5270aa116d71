"""The Bot API's methods, by name. Each takes the messenger and the call's parameters."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from bot.playground.api import (
    bot_commands,
    bot_profile,
    editing,
    reactions,
    sending,
    updates_and_files,
)
from bot.playground.api.parameters import Params
from bot.playground.chats.messenger import Messenger
from bot.playground.chats.rendering import BOT_FLAGS, user_json

Method = Callable[[Messenger, Params], Any | Awaitable[Any]]


def get_me(messenger: Messenger, _: Params) -> Any:
    """The bot itself."""
    return user_json(messenger.bot) | BOT_FLAGS


METHODS: dict[str, Method] = {
    "getMe": get_me,
    "getUpdates": updates_and_files.get_updates,
    "setWebhook": updates_and_files.set_webhook,
    "deleteWebhook": updates_and_files.delete_webhook,
    "getWebhookInfo": updates_and_files.get_webhook_info,
    "setMyCommands": bot_commands.set_my_commands,
    "getMyCommands": bot_commands.get_my_commands,
    "deleteMyCommands": bot_commands.delete_my_commands,
    "getMyName": partial(bot_profile.get_profile, "name"),
    "setMyName": partial(bot_profile.set_profile, "name"),
    "getMyDescription": partial(bot_profile.get_profile, "description"),
    "setMyDescription": partial(bot_profile.set_profile, "description"),
    "getMyShortDescription": partial(bot_profile.get_profile, "short_description"),
    "setMyShortDescription": partial(bot_profile.set_profile, "short_description"),
    "getChatMenuButton": bot_profile.get_menu_button,
    "setChatMenuButton": bot_profile.set_menu_button,
    "setMessageReaction": reactions.set_message_reaction,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_photo,
    "sendDocument": sending.send_document,
    "sendVoice": sending.send_voice,
    "sendAudio": sending.send_audio,
    "sendVideo": sending.send_video,
    "sendMediaGroup": sending.send_media_group,
    "sendChatAction": sending.send_chat_action,
    "editMessageText": editing.edit_message_text,
    "editMessageCaption": editing.edit_message_caption,
    "editMessageReplyMarkup": editing.edit_message_reply_markup,
    "deleteMessage": editing.delete_message,
    "answerCallbackQuery": editing.answer_callback_query,
    "getFile": updates_and_files.get_file,
}
BY_LOWER_NAME = {name.lower(): (name, method) for name, method in METHODS.items()}
