"""A backup of the database, and one put back in its place."""

import os
import shutil
import sqlite3
from pathlib import Path

from bot import backups
from bot.clock import Clock
from bot.command_line.alone import alone_with
from bot.command_line.postgres_dump import dump
from bot.configuration.errors import OperatorError
from bot.configuration.settings import Settings
from storage.database import copies
from storage.database.copies import NotWholeError


def back_up(settings: Settings, file: Path) -> list[str]:
    """Copy the database to a file that is not there yet, also while the bot runs.

    The copy is checked, and started on. Returns lines for an operator; raises OperatorError where
    there is no backup.
    """
    _check_target(file)
    if settings.sqlite_path is None:
        return [dump(settings.database_url, file)]
    _check_there(settings.sqlite_path)
    try:
        counts = copies.copy(settings.sqlite_path, file)
    except (NotWholeError, OSError, sqlite3.Error) as error:
        raise OperatorError(
            f"{file}: there is no backup of {settings.sqlite_path} ({error}). Expected: room for "
            "a copy, and a database that is whole."
        ) from None
    try:
        lines = backups.rehearse(file, file.absolute().parent)
    except OperatorError as error:
        raise OperatorError(f"{error} The file is kept.") from None
    return [*lines, f"{file}: {backups.in_words(counts)}. Checked and tried."]


def restore(settings: Settings, file: Path) -> list[str]:
    """Put a backup in the database's place; what was there is put aside, never overwritten.

    The backup is checked and started on first, and stays in its own version. Returns lines for an
    operator. Raises OperatorError while the bot runs, or for a file that is no backup.
    """
    database = settings.sqlite_path
    if database is None:
        raise OperatorError(
            "DATABASE_URL: a PostgreSQL is restored by its own program. Expected: "
            f"`createdb NEW`, `pg_restore --exit-on-error --no-owner --dbname=NEW {file}`, and "
            "NEW in DATABASE_URL."
        )
    if not file.is_file():
        raise OperatorError(f"{file}: there is no such file. Expected: a backup.")
    if database.exists() and file.samefile(database):
        raise OperatorError(f"{file}: it is the database itself. Expected: a backup of it.")
    counts = backups.checked(file)
    database.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    lines = backups.rehearse(file, database.parent)
    with alone_with(database):
        aside = _put_in_place(file, database)
    lines.append(f"{database} is now {file}: {backups.in_words(counts)}.")
    return [*lines, f"What was there before is kept: {aside}."] if aside else lines


def _check_target(file: Path) -> None:
    if file.exists() or file.is_symlink():
        raise OperatorError(f"{file}: it is there already. Expected: a name that is free.")
    if not file.absolute().parent.is_dir():
        raise OperatorError(f"{file}: its folder is not there. Expected: a folder that is.")
    if not os.access(file.absolute().parent, os.W_OK):
        raise OperatorError(f"{file}: its folder cannot be written. Expected: one that can be.")


def _check_there(database: Path) -> None:
    if not database.exists():
        raise OperatorError(
            f"DATABASE_URL: there is no file {database}. Expected: the database that the bot uses."
        )


def _put_in_place(file: Path, database: Path) -> Path | None:
    """At every moment one whole file has the database's name. Returns what the old one is now."""
    coming = database.with_name(f"{database.name}-restoring")
    coming.unlink(missing_ok=True)  # left by a restore that was killed
    try:
        copies.copy(file, coming)
        aside = _put_aside(database)
        if aside is not None and os.geteuid() == 0:
            shutil.chown(coming, database.stat().st_uid, database.stat().st_gid)
        coming.replace(database)
    except (NotWholeError, OSError, sqlite3.Error) as error:
        coming.unlink(missing_ok=True)
        raise OperatorError(
            f"{file}: it was not put in place ({error}). Expected: room beside {database}."
        ) from None
    return aside


def _put_aside(database: Path) -> Path | None:
    """Give the file, and what SQLite may have left beside a damaged one, a second name."""
    if not database.exists():
        return None
    aside = database.with_name(f"{database.name}-before-{backups.stamp(Clock().now())}")
    while aside.exists():
        aside = aside.with_name(f"{aside.name}x")
    for end in ("-wal", "-shm", "-journal"):
        beside = database.with_name(f"{database.name}{end}")
        if beside.exists():
            beside.rename(f"{aside}{end}")
    os.link(database, aside)
    return aside
