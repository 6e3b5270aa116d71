"""Tries everything that `run` needs, and changes nothing."""

import socket
from collections.abc import Callable
from datetime import time
from pathlib import Path
from typing import cast

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from telegram.error import TelegramError

from bot import backups
from bot.command_line import telegram
from bot.command_line.asking import health
from bot.configuration.errors import OperatorError
from bot.configuration.municipality import read_municipality
from bot.configuration.settings import Settings
from bot.configuration.values import Address, without_password
from bot.migrating import unusable
from storage.database import schema
from storage.database.engine import make_engine
from storage.database.private_files import open_to_others

Check = Callable[[Settings], str]
"""Says in a line what it has found. Raises OperatorError for what would keep `run` from working."""

_ADDRESSES = ("database_url", "telegram_proxy")
"""Settings that may hold a password among other things."""


def shown(settings: Settings) -> list[str]:
    """Every setting as it would be used, without its secrets."""
    return [f"{name.upper()}={_shown(name, value)}" for name, value in settings]


def check(settings: Settings) -> tuple[list[str], list[str]]:
    """What was tried, a line each, and what is wrong, as many."""
    found, wrong = [], []
    for name, each in CHECKS.items():
        try:
            found.append(f"{name}: {each(settings)}")
        except OperatorError as error:
            wrong.append(str(error))
    return found, wrong


def _shown(name: str, value: object) -> str:
    """A value as an operator writes it."""
    if value is None:
        return "none" if name == "quiet_hours" else ""
    if name == "quiet_hours":
        return "-".join(f"{each:%H:%M}" for each in cast("tuple[time, time]", value))
    if isinstance(value, bool):
        return str(value).lower()
    return without_password(str(value)) if name in _ADDRESSES else str(value)


def _places(settings: Settings) -> str:
    found = read_municipality(settings.municipality_file)
    return (
        f"{found.name}, {len(found.districts)} districts, "
        f"{len(found.administrations)} administrations"
    )


def _database(settings: Settings) -> str:
    file = settings.sqlite_path
    if file is not None and not file.exists():
        return f"{file} will be made"
    engine = make_engine(settings.database_url)
    try:
        if damage := schema.damage(engine):
            raise OperatorError(
                f"DATABASE_URL: the file {file} is damaged ({damage}). Expected: a backup of it "
                "in its place (`python -m bot restore FILE`)."
            )
        _write(engine)
        return _version(engine, file)
    except (SQLAlchemyError, OSError) as error:
        raise unusable(error) from None
    finally:
        engine.dispose()


def _write(engine: Engine) -> None:
    """Make a table, as migrations do, and take it back."""
    with engine.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE can_this_be_written (id INTEGER)")
        connection.rollback()


def _version(engine: Engine, file: Path | None) -> str:
    version = schema.version(engine)
    if version == schema.HEAD:
        return f"can be written, version {version}"
    if version is not None and version > schema.HEAD:
        raise OperatorError(
            f"DATABASE_URL: the database is of a newer version ({version}) than this program "
            f"({schema.HEAD}). Expected: a program at least as new as its database."
        )
    if version is None:
        return "can be written, empty, its tables will be made"
    if file is None:
        return f"can be written, version {version}, will be migrated to {schema.HEAD}"
    unreadable = backups.rehearse(file, file.parent)
    tried = "; ".join(unreadable) or "tried on a copy"
    return f"can be written, version {version}, will be migrated to {schema.HEAD} ({tried})"


def _files(settings: Settings) -> str:
    found = open_to_others(settings.sqlite_path) if settings.sqlite_path else []
    env_file = Path(".env")
    if env_file.exists() and env_file.stat().st_mode & 0o077:
        found.append(env_file)
    if not found:
        return "for this user alone"
    return f"others on this machine can read {', '.join(map(str, found))}: chmod go-rwx"


def _port(settings: Settings) -> str:
    is_playground = settings.telegram_bot_token is None
    listen = settings.playground_listen if is_playground else settings.listen
    name = "PLAYGROUND_LISTEN" if is_playground else "LISTEN"
    family = socket.AF_INET6 if ":" in listen.host else socket.AF_INET
    try:
        socket.create_server(tuple(listen), family=family).close()
    except OSError as error:
        if not is_playground and _is_ours(listen):
            return f"{listen} is the running bot's"
        raise OperatorError(
            f"{name}: cannot listen on {listen} ({error.strerror}). "
            "Expected: an address of this machine and a port that no other program uses."
        ) from None
    return f"{listen} is free"


def _is_ours(listen: Address) -> bool:
    try:
        health(listen)
    except OSError:
        return False
    return True


def _telegram(settings: Settings) -> str:
    if settings.telegram_bot_token is None:
        return "there is no token, so `run` is the playground"
    try:
        name, webhook = telegram.name_and_webhook(settings)
    except TelegramError as error:
        return f"not reached ({error.message}); `run` waits for it"
    if webhook.last_error_message:
        return f"@{name}; the webhook's last error: {webhook.last_error_message}"
    if settings.webhook_url is None and webhook.url:
        return f"@{name}; a webhook is set, which polling takes away: {webhook.url}"
    return f"@{name}"


def _way(settings: Settings) -> str:
    if settings.telegram_bot_token is None:
        return "nothing leaves this machine"
    proxy = f" by way of {without_password(settings.proxy)}" if settings.proxy else ""
    if settings.webhook_url is None:
        return f"polling{proxy}"
    return f"webhook {settings.webhook_url}, answered on {settings.listen}{proxy}"


CHECKS: dict[str, Check] = {
    "places": _places,
    "database": _database,
    "files": _files,
    "listen": _port,
    "telegram": _telegram,
    "updates": _way,
}
