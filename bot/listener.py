"""What the running bot serves itself: health, metrics, and the webhook where there is one."""

from contextlib import AsyncExitStack
from typing import Any

from sqlalchemy import text

from bot.application import ALLOWED_UPDATES, TaskForceBot
from bot.web import Webhook, WebServer, create_app


async def start_listening(bot: TaskForceBot, stack: AsyncExitStack) -> None:
    """Listen on LISTEN, and tell Telegram of the webhook. Stops with the stack."""
    server = WebServer(
        create_app(health=lambda: health(bot), metrics=bot.metrics.as_text, webhook=_webhook(bot))
    )
    await server.start(bot.settings.listen)
    stack.push_async_callback(server.stop)
    if bot.settings.webhook_url is not None and bot.settings.webhook_secret is not None:
        await bot.bot.set_webhook(
            bot.settings.webhook_url,
            secret_token=bot.settings.webhook_secret.get_secret_value(),
            allowed_updates=ALLOWED_UPDATES,
        )


async def health(bot: TaskForceBot) -> dict[str, Any]:
    """Whether the database answers, and what waits."""
    try:
        await bot.database.read(lambda session: session.execute(text("SELECT 1")).scalar_one())
    except Exception as error:  # noqa: BLE001  (whatever it is, the answer is no)
        return {"ok": False, "database": type(error).__name__}
    return {"ok": True, "inbox": bot.metrics.inbox_depth, "outbox": bot.metrics.outbox_depth}


def _webhook(bot: TaskForceBot) -> Webhook | None:
    secret = bot.settings.webhook_secret
    if bot.settings.webhook_url is None or secret is None:
        return None
    return Webhook(bot.settings.webhook_path, secret.get_secret_value(), bot.inbox.receive)
