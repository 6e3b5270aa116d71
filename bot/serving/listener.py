"""What the running bot serves itself: health, metrics, and the webhook where there is one."""

import asyncio
from contextlib import AsyncExitStack
from typing import Any

import structlog
from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError
from telegram.error import BadRequest, TelegramError

from bot.application import TaskForceBot
from bot.configuration.errors import OperatorError
from bot.receiving.receiving_bot import ALLOWED_UPDATES, FIRST_PAUSE, LONGEST_PAUSE
from bot.serving.health import ages_of, too_old
from bot.serving.web import Webhook, create_app
from bot.serving.web_server import WebServer
from bot.telegram.pause import GrowingPause

_log = structlog.get_logger()

PATIENCE = 5
"""Seconds after which a database that has not answered is away."""


async def start_listening(bot: TaskForceBot, stack: AsyncExitStack) -> None:
    """Listen on LISTEN, and tell Telegram of the webhook. Stops with the stack.

    Raises OperatorError for an address that cannot be had, and a webhook that Telegram refuses.
    """
    server = WebServer(
        create_app(health=lambda: health(bot), metrics=lambda: _figures(bot), webhook=_webhook(bot))
    )
    await server.start(bot.settings.listen)
    stack.push_async_callback(server.stop)
    await _tell_telegram(bot)


def _figures(bot: TaskForceBot) -> bytes:
    bot.metrics.well = int(not too_old(ages_of(bot)))
    return bot.metrics.as_text()


async def health(bot: TaskForceBot) -> dict[str, Any]:
    """Whether the database answers now, what is too old (bot/serving/health.py), and what waits."""
    try:
        async with asyncio.timeout(PATIENCE):
            await asyncio.to_thread(_ask, bot.database.engine)
    except (SQLAlchemyError, TimeoutError) as error:
        return {"ok": False, "database": type(error).__name__}
    late = too_old(ages_of(bot))
    waiting = {"inbox": bot.metrics.inbox_depth, "outbox": bot.metrics.outbox_depth}
    return {"ok": not late, **late, **waiting}


def _ask(engine: Engine) -> None:
    """Not by `Database.read`, which waits for a database that is away."""
    with engine.connect().execution_options(reading=True) as connection:
        connection.execute(text("SELECT count(*) FROM alembic_version"))


async def _tell_telegram(bot: TaskForceBot) -> None:
    """Waits for a Telegram that is away; until then, nothing would come of listening."""
    settings = bot.settings
    if settings.webhook_url is None or settings.webhook_secret is None:
        return
    pause = GrowingPause(FIRST_PAUSE, LONGEST_PAUSE)
    while True:
        try:
            await bot.bot.set_webhook(
                settings.webhook_url,
                secret_token=settings.webhook_secret.get_secret_value(),
                allowed_updates=ALLOWED_UPDATES,
            )
        except BadRequest as error:
            raise OperatorError(
                f"WEBHOOK_URL: Telegram does not take it ({error.message}). Expected: an address "
                "with https that Telegram can reach, and a WEBHOOK_SECRET of letters, digits, "
                "_ and -."
            ) from None
        except TelegramError as error:
            _log.warning("webhook_not_set", error=error.message, pause=pause.next)
            await pause.wait()
        else:
            return


def _webhook(bot: TaskForceBot) -> Webhook | None:
    secret = bot.settings.webhook_secret
    if bot.settings.webhook_url is None or secret is None:
        return None
    return Webhook(bot.settings.webhook_path, secret.get_secret_value(), bot.inbox.receive)
