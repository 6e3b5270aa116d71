"""Brings the database up to date before anything uses it."""

from sqlalchemy.exc import SQLAlchemyError

from bot.configuration.errors import OperatorError
from bot.configuration.settings import Settings
from storage.database import schema
from storage.database.engine import make_engine


def migrate(settings: Settings) -> None:
    """Bring the database up to date. Raises OperatorError if it is newer or out of reach."""
    try:
        engine = make_engine(settings.database_url)
        if damage := schema.damage(engine):
            raise OperatorError(
                f"DATABASE_URL: the file {settings.sqlite_path} is damaged ({damage}). "
                "Expected: a backup of it in its place, or what SQLite's .recover makes of it."
            )
        if not schema.is_current(engine):
            schema.migrate(engine)
        engine.dispose()
    except schema.NewerDatabaseError as error:
        raise OperatorError(
            f"DATABASE_URL: the database is of a newer version ({error}) than this program "
            f"({schema.HEAD}). Expected: a program at least as new as its database."
        ) from None
    except (SQLAlchemyError, OSError) as error:
        raise unusable(error) from None


def unusable(error: Exception) -> OperatorError:
    """What an operator reads about a database that does not work, whatever the driver says."""
    cause = getattr(error, "orig", None) or error
    return OperatorError(
        f"DATABASE_URL: the database cannot be used ({_one_line(cause)}). "
        "Expected: one that runs and can be written."
    )


def _one_line(error: BaseException) -> str:
    return str(error).strip().split("\n", 1)[0]
