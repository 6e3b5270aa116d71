"""Links that open the chat with the bot, with something in hand."""


def invitation_link(bot_username: str, token: str) -> str:
    """The link that opens the chat with an invitation in hand."""
    return f"https://t.me/{bot_username}?start={token}"
