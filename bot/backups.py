"""Copies of the database's file: made by an operator, or by the program before each migration."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.configuration.errors import OperatorError
from storage.database import copies, schema
from storage.database.copies import Counts, NotWholeError
from storage.database.engine import make_engine
from storage.database.rows import unreadable

FOLDER = "backups"
"""Beside the database: what the program has copied by itself."""

KEPT = timedelta(days=30)
"""No longer than that: what is erased must not live on in them. Rows of the queues are kept as
long (storage/queues/pruning.py)."""


def before_migration(database: Path, version: str, kept: int, now: datetime) -> Path | None:
    """Copy the file as it is before a migration; the newest `kept` of these copies stay.

    Returns the copy; none where `kept` is 0. Raises OperatorError where there can be none, so that
    nothing is migrated.
    """
    if not kept:
        return None
    folder = database.parent / FOLDER
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        made = folder / _free_name(folder, database, version, now)
        copies.copy(database, made)
    except (NotWholeError, OSError, sqlite3.Error) as error:
        raise OperatorError(
            f"DATABASE_URL: there is no backup before the migration ({_said(error)}). Expected: "
            f"room for one in {folder}; BACKUPS_KEPT=0 migrates without."
        ) from None
    forget(database, kept, now)
    return made


def forget(database: Path, kept: int, now: datetime) -> None:
    """Delete what the program has copied by itself, but for the newest, and what is too old."""
    of_it = re.compile(re.escape(database.stem) + r"-\d{8}T\d{6}Z-\w+(-\d+)?\.db")
    found = [each for each in _files(database.parent / FOLDER) if of_it.fullmatch(each.name)]
    found.sort(key=lambda each: each.stat().st_mtime_ns, reverse=True)
    too_old = (now - KEPT).timestamp()
    for each in found[:kept]:
        if each.stat().st_mtime < too_old:
            each.unlink(missing_ok=True)
    for each in found[kept:]:
        each.unlink(missing_ok=True)


def rehearse(file: Path, folder: Path) -> list[str]:
    """Start on a copy of a copy: migrate it, and read every row as the program reads it.

    It stands in `folder` for as long as that takes; the file itself stays as it is. Returns a line
    for each table with a row that this program cannot read. Raises OperatorError where it could
    not start on it at all.
    """
    with _own_copy(file, folder) as tried:
        engine = make_engine(f"sqlite:///{tried}")
        try:
            schema.migrate(engine)
            return [
                f"{file}: a row of {table} cannot be read by this program ({reason})"
                for table, reason in unreadable(engine)
            ]
        except schema.NewerDatabaseError as error:
            raise OperatorError(
                f"{file}: it is of a newer version ({error}) than this program ({schema.HEAD}). "
                "Expected: a program at least as new as its database."
            ) from None
        except Exception as error:  # noqa: BLE001  (whatever it is, a start would meet it)
            raise OperatorError(
                f"{file}: the program cannot start on it ({_said(error)}). Expected: a backup "
                "that `python -m bot backup` has made."
            ) from None
        finally:
            engine.dispose()


def checked(file: Path) -> Counts:
    """The rows of each table of a file of this program's. Raises OperatorError for any other."""
    try:
        counts = copies.checked(file)
    except (NotWholeError, OSError) as error:
        raise _no_backup(file, _said(error)) from None
    if copies.version(file) is None:
        raise _no_backup(file, "it is no database of this program's")
    return counts


def in_words(counts: Counts) -> str:
    """How much is in a database: `45 tables, 1234 rows, of them cases: 12, people: 40`."""
    tables = {name: rows for name, rows in counts.items() if name != "alembic_version"}
    cases, people = tables.get("requisition", 0), tables.get("person", 0)
    rows = sum(tables.values())
    return f"{len(tables)} tables, {rows} rows, of them cases: {cases}, people: {people}"


def stamp(now: datetime) -> str:
    """A moment, in UTC, as it stands in the names of files."""
    return f"{now:%Y%m%dT%H%M%SZ}"


def _free_name(folder: Path, database: Path, version: str, now: datetime) -> str:
    name = f"{database.stem}-{stamp(now)}-{version}"
    found, number = f"{name}.db", 1
    while (folder / found).exists():
        number += 1
        found = f"{name}-{number}.db"
    return found


def _files(folder: Path) -> list[Path]:
    return [each for each in folder.iterdir() if each.is_file()] if folder.is_dir() else []


def _no_backup(file: Path, reason: str) -> OperatorError:
    return OperatorError(
        f"{file}: it cannot be used ({reason}). Expected: a backup that `python -m bot backup` "
        "has made."
    )


def _said(error: Exception) -> str:
    cause = getattr(error, "orig", None) or error
    reason = getattr(cause, "strerror", None) or str(cause) or type(cause).__name__
    return str(reason).strip().split("\n", 1)[0]


@contextmanager
def _own_copy(file: Path, folder: Path) -> Iterator[Path]:
    """A copy in a folder of its own, for this user alone, for as long as this lasts."""
    with ExitStack() as stack:
        try:
            own = stack.enter_context(TemporaryDirectory(prefix=".tried-", dir=folder))
            tried = Path(own) / "tried.db"
            copies.copy(file, tried)
        except (NotWholeError, OSError, sqlite3.Error) as error:
            raise _no_backup(file, _said(error)) from None
        yield tried
