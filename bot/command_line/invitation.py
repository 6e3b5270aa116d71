"""Invitations from the command line: for the first coordinator, and for whoever else."""

import asyncio

from sqlmodel import Session
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.clock import Clock
from bot.configuration.errors import OperatorError
from bot.configuration.settings import Settings
from bot.migrating import opened
from bot.office import make_office
from bot.telegram.transport import AiohttpRequest
from casework.core.vocabulary import Role
from handlers.core.links import invitation_link
from storage.subjects import CONSEQUENCES
from storage.team import invitations
from storage.transaction.unit_of_work import UnitOfWork


def make_link(settings: Settings, role: Role) -> str:
    """A link that gives the role, once, for 7 days. Raises OperatorError without a bot."""
    username = asyncio.run(_username(settings))
    office = make_office(settings)
    key = office.invitation_key
    with opened(settings) as engine, Session(engine) as session:
        unit = UnitOfWork(session, office, Clock().now(), CONSEQUENCES)
        nonce = invitations.invite(unit, role, created_by=None, key=key)
        session.commit()
    return invitation_link(username, invitations.link_token(nonce, key))


async def _username(settings: Settings) -> str:
    token = settings.telegram_bot_token
    if token is None:
        raise OperatorError(
            "TELEGRAM_BOT_TOKEN: it is missing. Expected: the token of the bot that invites."
        )
    root = settings.telegram_api_url.rstrip("/")
    try:
        bot = Bot(token.get_secret_value(), base_url=f"{root}/bot", request=AiohttpRequest())
        async with bot:
            return bot.username
    except InvalidToken:
        raise OperatorError(
            "TELEGRAM_BOT_TOKEN: Telegram does not know this token. "
            "Expected: the token that @BotFather gave, whole."
        ) from None
    except TelegramError as error:
        raise OperatorError(
            f"TELEGRAM_API_URL: {root} does not answer ({error.message}). "
            "Expected: the address of the Bot API, and a network."
        ) from None
