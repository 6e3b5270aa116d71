"""Brings the database up to date before anything uses it."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from functools import partial

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot import backups
from bot.clock import Clock
from bot.configuration.errors import OperatorError, RestartError
from bot.configuration.settings import Settings
from storage.database import schema
from storage.database.alone import InUseError, in_use
from storage.database.engine import make_engine

_log = structlog.get_logger()


def migrate(settings: Settings) -> None:
    """Bring the database up to date. Raises OperatorError if it is newer or out of reach.

    Where that changes it, its file is copied before (bot/backups.py).
    """
    try:
        engine = make_engine(settings.database_url)
        if damage := schema.damage(engine):
            raise OperatorError(
                f"DATABASE_URL: the file {settings.sqlite_path} is damaged ({damage}). "
                "Expected: a backup of it in its place, or what SQLite's .recover makes of it."
            )
        if not schema.is_current(engine):
            schema.migrate(engine, before=partial(_back_up, settings, Clock().now()))
        engine.dispose()
    except schema.NewerDatabaseError as error:
        raise OperatorError(
            f"DATABASE_URL: the database is of a newer version ({error}) than this program "
            f"({schema.HEAD}). Expected: a program at least as new as its database."
        ) from None
    except (SQLAlchemyError, OSError) as error:
        raise unusable(error) from None


@contextmanager
def held(settings: Settings) -> Iterator[None]:
    """While this lasts, nobody replaces the database's file. Raises RestartError while it is."""
    with ExitStack() as stack:
        try:
            stack.enter_context(in_use(settings.sqlite_path))
        except InUseError:
            raise RestartError(
                f"DATABASE_URL: the file {settings.sqlite_path} is just being replaced by another. "
                "Expected: a start when that is done."
            ) from None
        except OSError as error:
            raise unusable(error) from None
        yield


@contextmanager
def opened(settings: Settings) -> Iterator[Engine]:
    """The database, up to date, for a command that uses it beside the running bot."""
    with held(settings):
        migrate(settings)
        engine = make_engine(settings.database_url)
        try:
            yield engine
        finally:
            engine.dispose()


def unusable(error: Exception) -> OperatorError:
    """What an operator reads about a database that does not work, whatever the driver says."""
    cause = getattr(error, "orig", None) or error
    return OperatorError(
        f"DATABASE_URL: the database cannot be used ({_one_line(cause)}). "
        "Expected: one that runs and can be written."
    )


def _back_up(settings: Settings, now: datetime, version: str) -> None:
    if settings.sqlite_path is None:  # a failed migration is undone as a whole there
        _log.warning("not_backed_up", version=version, hint="a PostgreSQL's backup is pg_dump's")
        return
    made = backups.before_migration(settings.sqlite_path, version, settings.backups_kept, now)
    if made is not None:
        _log.info("backed_up", file=str(made), version=version)


def _one_line(error: BaseException) -> str:
    return str(error).strip().split("\n", 1)[0]
