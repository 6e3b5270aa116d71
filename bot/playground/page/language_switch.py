"""Switching a person's language, the way the person would.

Telegram tells a bot the language of somebody's app, so that is what the switch sets. Somebody who
knows the bot already has a language there which the app's no longer changes; such a person sends
/language and taps the button with the language's own name, and so does the switch, where the
bot offers the command.
"""

from bot.playground.api.bot_commands import menu_of
from bot.playground.chats.messenger import Messenger
from bot.playground.chats.model import Button, Chat, Message
from handlers.core.command_names import meant

OWN_NAMES = {"da": "dansk", "en": "english"}
_PATIENCE = 5.0  # seconds for the bot to ask which language


async def switch_language(messenger: Messenger, chat: Chat, language: str) -> None:
    """Set the app's language, and tell the bot if it has to be told."""
    chat.user.language_code = language
    messenger.touch(chat)
    command = _command(messenger, chat)
    if not chat.started or command is None:
        return
    asked = messenger.person_writes(chat.user, f"/{command}")
    try:
        choice = await messenger.wait_for(
            lambda: _choice(messenger, chat, asked, OWN_NAMES[language]), _PATIENCE
        )
    except TimeoutError:
        return
    message, button = choice
    if button.data is None:
        messenger.person_writes(chat.user, button.text)
    else:
        messenger.person_taps(chat.user, message.message_id, button.data)


def _command(messenger: Messenger, chat: Chat) -> str | None:
    """What the person's menu calls the command for the language; None where it has none."""
    offered = (str(each["command"]) for each in menu_of(messenger, chat))
    return next((each for each in offered if meant(each) == "language"), None)


def _choice(
    messenger: Messenger, chat: Chat, asked: Message, name: str
) -> tuple[Message, Button] | None:
    for message in messenger.from_bot(chat.user):
        if message.message_id < asked.message_id:
            continue
        for button in message.buttons:
            if name in button.text.lower():
                return message, button
    return None
