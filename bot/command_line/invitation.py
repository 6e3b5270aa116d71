"""Invitations from the command line: for the first coordinator, and for whoever else."""

from sqlmodel import Session
from telegram.error import TelegramError

from bot.clock import Clock
from bot.command_line import telegram
from bot.configuration.errors import OperatorError
from bot.configuration.settings import Settings
from bot.migrating import opened
from bot.office import make_office
from casework.core.vocabulary import Role
from handlers.core.links import invitation_link
from storage.subjects import CONSEQUENCES
from storage.team import invitations
from storage.transaction.unit_of_work import UnitOfWork


def make_link(settings: Settings, role: Role) -> str:
    """A link that gives the role, once, for 7 days. Raises OperatorError without a bot."""
    username = _username(settings)
    office = make_office(settings)
    key = office.invitation_key
    with opened(settings) as engine, Session(engine) as session:
        unit = UnitOfWork(session, office, Clock().now(), CONSEQUENCES)
        nonce = invitations.invite(unit, role, created_by=None, key=key)
        session.commit()
    return invitation_link(username, invitations.link_token(nonce, key))


def _username(settings: Settings) -> str:
    if settings.telegram_bot_token is None:
        raise OperatorError(
            "TELEGRAM_BOT_TOKEN: it is missing. Expected: the token of the bot that invites."
        )
    try:
        return telegram.username(settings)
    except TelegramError as error:
        raise OperatorError(
            f"TELEGRAM_API_URL: {settings.telegram_api_url} does not answer ({error.message}). "
            "Expected: the address of the Bot API, and a network."
        ) from None
