"""One question to Telegram from the command line: which bot is this?"""

import asyncio

from telegram import Bot, WebhookInfo
from telegram.error import InvalidToken

from bot.configuration.errors import OperatorError
from bot.configuration.settings import Settings
from bot.telegram.transport import AiohttpRequest


def username(settings: Settings) -> str:
    """The bot's name. Raises OperatorError without a token that Telegram knows, else its errors."""
    return asyncio.run(_asked(settings))[0]


def name_and_webhook(settings: Settings) -> tuple[str, WebhookInfo]:
    """The same, and where Telegram sends its updates."""
    return asyncio.run(_asked(settings))


async def _asked(settings: Settings) -> tuple[str, WebhookInfo]:
    token = settings.telegram_bot_token
    if token is None:
        raise OperatorError("TELEGRAM_BOT_TOKEN: it is missing. Expected: a bot's token.")
    root = settings.telegram_api_url.rstrip("/")
    request = AiohttpRequest(proxy=settings.proxy)
    try:
        async with Bot(token.get_secret_value(), base_url=f"{root}/bot", request=request) as bot:
            return bot.username, await bot.get_webhook_info()
    except InvalidToken:
        raise OperatorError(
            "TELEGRAM_BOT_TOKEN: Telegram does not know this token. "
            "Expected: the token that @BotFather gave, whole."
        ) from None
