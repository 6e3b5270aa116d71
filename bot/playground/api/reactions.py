"""Reactions: the bot's own sign below a message, of which a bot has one at most."""

from typing import Any

from bot.playground.api.addressing import known_message, open_chat
from bot.playground.api.parameters import Params
from bot.playground.chats.messenger import Messenger
from bot.playground.errors import bad_request

EMOJI = frozenset(
    [
        "❤",
        "👍",
        "👎",
        "🔥",
        "🥰",
        "👏",
        "😁",
        "🤔",
        "🤯",
        "😱",
        "🤬",
        "😢",
        "🎉",
        "🤩",
        "🤮",
        "💩",
        "🙏",
        "👌",
        "🕊",
        "🤡",
        "🥱",
        "🥴",
        "😍",
        "🐳",
        "❤\u200d🔥",
        "🌚",
        "🌭",
        "💯",
        "🤣",
        "⚡",
        "🍌",
        "🏆",
        "💔",
        "🤨",
        "😐",
        "🍓",
        "🍾",
        "💋",
        "🖕",
        "😈",
        "😴",
        "😭",
        "🤓",
        "👻",
        "👨\u200d💻",
        "👀",
        "🎃",
        "🙈",
        "😇",
        "😨",
        "🤝",
        "✍",
        "🤗",
        "🫡",
        "🎅",
        "🎄",
        "☃",
        "💅",
        "🤪",
        "🗿",
        "🆒",
        "💘",
        "🙉",
        "🦄",
        "😘",
        "💊",
        "🙊",
        "😎",
        "👾",
        "🤷\u200d♂",
        "🤷",
        "🤷\u200d♀",
        "😡",
    ]
)
"""What Telegram lets everybody react with (core.telegram.org/bots/api#reactiontypeemoji)."""


def set_message_reaction(messenger: Messenger, params: Params) -> Any:
    """Set the bot's reaction to a message, or take it away."""
    chat = open_chat(messenger, params)
    message = known_message(messenger, chat, params, "message to react")
    wanted = params.structure("reaction", "reaction") or []
    if not isinstance(wanted, list):
        raise bad_request("Expected an Array of ReactionType")
    if len(wanted) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    for each in wanted:
        if not isinstance(each, dict) or each.get("type") not in {"emoji", "custom_emoji", "paid"}:
            raise bad_request("Can't parse ReactionType: invalid type specified")
        if each["type"] != "emoji" or each.get("emoji") not in EMOJI:
            raise bad_request("REACTION_INVALID")
    message.reaction = wanted[0]["emoji"] if wanted else None
    messenger.touch(message)
    return True
