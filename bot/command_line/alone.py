"""A database that nobody else uses while something is done to all of it."""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bot.configuration.errors import OperatorError
from storage.database import copies
from storage.database.alone import InUseError, to_oneself


@contextmanager
def alone_with(database: Path) -> Iterator[None]:
    """Nobody uses an SQLite database while this lasts, whatever program it is.

    Raises OperatorError where somebody does.
    """
    in_use = OperatorError(
        f"DATABASE_URL: the file {database} is in use. Expected: the bot stopped, and no other "
        "program that has it open."
    )
    with ExitStack() as stack:
        try:
            stack.enter_context(to_oneself(database))
        except InUseError:
            raise in_use from None
        if _is_open(database):
            raise in_use
        yield


def _is_open(database: Path) -> bool:
    """Also where it is damaged. What is no database any more is not shown to SQLite at all.

    It would delete the log beside that.
    """
    if not database.exists() or not copies.is_sqlite(database):
        return False
    try:
        return copies.is_open_elsewhere(database)
    except sqlite3.DatabaseError:
        return False  # too damaged to be open anywhere; that is why another takes its place
