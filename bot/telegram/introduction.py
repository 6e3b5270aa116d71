"""The first call to Telegram: who are we, and is it there?"""

import structlog
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.configuration.errors import OperatorError
from bot.telegram.pause import GrowingPause

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
"""Seconds between two attempts, each twice the one before."""

SURE_AFTER = 3
"""So many refusals of the token are meant; a single one Telegram has given by mistake."""

_log = structlog.get_logger()


async def introduce(bot: Bot) -> None:
    """Learn the bot's name. Waits for a Telegram that is away, and says so.

    Raises OperatorError for a token that Telegram does not know.
    """
    pause, refused = GrowingPause(FIRST_PAUSE, LONGEST_PAUSE), 0
    while True:
        try:
            await bot.initialize()
        except InvalidToken:
            refused += 1
            if refused == SURE_AFTER:
                raise OperatorError(
                    "TELEGRAM_BOT_TOKEN: Telegram does not know this token. "
                    "Expected: the token that @BotFather gave, whole."
                ) from None
        except TelegramError as error:
            refused = 0
            _log.warning("telegram_away", error=error.message, pause=pause.next)
        except (AttributeError, KeyError, TypeError, ValueError):
            refused = 0  # an answer that looks like Telegram's, and says nothing about a bot
            _log.warning("telegram_away", error="not Telegram's answer", pause=pause.next)
        else:
            return
        await pause.wait()
