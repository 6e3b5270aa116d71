"""The whole database moved to one of another kind."""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.command_line.alone import alone_with
from bot.configuration import values
from bot.configuration.errors import OperatorError
from storage.database import rows, schema
from storage.database.engine import make_engine
from storage.database.rows import DifferentError, FilledError


def copy_database(source: str, target: str) -> Iterator[str]:
    """Copy every row of one database into another, empty one, and compare both.

    Each is an address as in DATABASE_URL; nobody may use either meanwhile. Yields a line for each
    table. All of it is copied or nothing; raises OperatorError then.
    """
    _check("FROM", source)
    _check("TO", target)
    if source == target:
        raise OperatorError("TO: it is the same database. Expected: another one, without rows.")
    _check_there(values.sqlite_path(source))
    with _to_oneself("FROM", source) as there:
        _check_version(there)
        with _to_oneself("TO", target) as here:
            counts = _copied(there, here)
    width = max(map(len, counts))
    for name, count in counts.items():
        yield f"{name:{width}}  {count}"
    yield f"{len(counts)} tables, {sum(counts.values())} rows: the same in both."


def _copied(there: Engine, here: Engine) -> dict[str, int]:
    try:
        schema.migrate(here)
        return rows.copy(there, here)
    except FilledError as error:
        raise OperatorError(
            f"TO: it has rows already ({error}). Expected: a database without rows."
        ) from None
    except DifferentError as error:
        raise OperatorError(
            f"TO: {error} is not the same there. Expected: what was copied; it was undone."
        ) from None
    except schema.NewerDatabaseError as error:
        raise OperatorError(
            f"TO: it is of a newer version ({error}) than this program ({schema.HEAD}). "
            "Expected: an empty database."
        ) from None
    except (SQLAlchemyError, LookupError, ValueError, OSError) as error:
        raise _unusable("TO", error) from None


def _check(which: str, url: str) -> None:
    try:
        values.database_url(url)
    except ValueError as error:
        raise OperatorError(
            f"{which}: {error}. Expected: sqlite:///folder/file.db or "
            "postgresql+psycopg://user:password@host/database."
        ) from None


def _check_there(file: Path | None) -> None:
    if file is not None and not file.is_file():
        raise OperatorError(f"FROM: there is no file {file}. Expected: a database with rows.")


def _check_version(engine: Engine) -> None:
    try:
        current = schema.is_current(engine)
    except SQLAlchemyError as error:
        raise _unusable("FROM", error) from None
    if not current:
        raise OperatorError(
            "FROM: it is of another version than this program. Expected: the one that "
            "`python -m bot migrate` makes of it."
        )


@contextmanager
def _to_oneself(which: str, url: str) -> Iterator[Engine]:
    file = values.sqlite_path(url)
    with ExitStack() as stack:
        try:
            if file is not None:
                stack.enter_context(alone_with(file))
            engine = make_engine(url)
            stack.callback(engine.dispose)
            used = rows.others_connected(engine)
        except (SQLAlchemyError, OSError, sqlite3.Error) as error:
            raise _unusable(which, error) from None
        if used:
            raise OperatorError(
                f"{which}: {used} others are connected to it. Expected: the bot stopped, and "
                "nobody else who uses it."
            )
        yield engine


def _unusable(which: str, error: Exception) -> OperatorError:
    cause = getattr(error, "orig", None) or error
    reason = str(cause).strip().split("\n", 1)[0]
    return OperatorError(
        f"{which}: the database cannot be used ({reason}). Expected: one that runs and can be "
        "written."
    )
