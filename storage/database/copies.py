"""A second file of an SQLite database, made while it is in use, and known to be whole."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

Counts = dict[str, int]
"""Rows by table."""

_HEADER = b"SQLite format 3\0"

_LOCKED_FOR = 10.0
"""Seconds for which somebody who holds the whole file is waited for."""


class NotWholeError(Exception):
    """A file is no whole database; the text says what is wrong with it, in a few words."""


def copy(source: Path, target: Path) -> Counts:
    """Make `target`, which must not be there, of what `source` holds at one moment.

    Others may write meanwhile: they wait for nothing, and what they commit later is not in it. The
    copy is one file for its user alone, on the disk when this returns, checked page by page, and
    with as many rows in each table as there were at that moment. Returns them. Raises
    NotWholeError, OSError or sqlite3.Error, and leaves no file then.
    """
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, stat.S_IRUSR | stat.S_IWUSR))
    try:
        there = _copied(source, target)
        here = checked(target)
        _check_equal(there, here)
        _to_disk(target)
        return here
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def checked(file: Path) -> Counts:
    """The rows of each table of a whole database. Raises NotWholeError for any other file."""
    try:
        with _opened(file) as connection:
            found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            if found != "ok":
                raise NotWholeError(f"it is damaged: {str(found).splitlines()[-1]}")
            lost = connection.execute("PRAGMA foreign_key_check").fetchone()
            if lost is not None:
                raise NotWholeError(f"a row of {lost[0]} belongs to one that is not there")
            return _counts(connection)
    except sqlite3.DatabaseError as error:
        raise NotWholeError(str(error)) from None


def version(file: Path) -> str | None:
    """The version of the schema in a file; None where it is not one of this program's."""
    try:
        with _opened(file) as connection:
            found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.DatabaseError:
        return None
    return str(found[0]) if found else None


def is_sqlite(file: Path) -> bool:
    """Whether a file begins as SQLite's do (sqlite.org/fileformat2.html)."""
    with file.open("rb") as opened:
        return opened.read(len(_HEADER)) == _HEADER


def is_open_elsewhere(file: Path) -> bool:
    """Whether another program has the file open, be it SQLite's own shell.

    Where none has, the file then holds everything by itself, without a log beside it.
    """
    with _opened(file, wait=0) as connection:
        try:
            connection.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            return True
    return False


def _copied(source: Path, target: Path) -> Counts:
    with _opened(source) as there, _opened(target) as here:
        there.execute("BEGIN")  # of one moment: what is counted, and what is copied
        counts = _counts(there)
        there.backup(here)
        there.execute("ROLLBACK")
        here.execute("PRAGMA journal_mode=DELETE")  # no log beside it
    return counts


def _counts(connection: sqlite3.Connection) -> Counts:
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        " ORDER BY name"
    ).fetchall()
    count = 'SELECT count(*) FROM "{}"'
    return {name: connection.execute(count.format(name)).fetchone()[0] for (name,) in tables}


def _check_equal(there: Counts, here: Counts) -> None:
    changed = sorted(each for each in there | here if there.get(each) != here.get(each))
    if changed:
        rows = (f"{each} {there.get(each, 0)} and {here.get(each, 0)}" for each in changed)
        raise NotWholeError(f"the copy has other rows: {', '.join(rows)}")


def _to_disk(file: Path) -> None:
    """The file, and that it is there."""
    for each in (file, file.absolute().parent):
        opened = os.open(each, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


@contextmanager
def _opened(file: Path, wait: float = _LOCKED_FOR) -> Iterator[sqlite3.Connection]:
    """A connection that makes no new file, and begins no transaction by itself."""
    address = f"file:{quote(str(file.absolute()))}?mode=rw"
    with closing(
        sqlite3.connect(address, uri=True, timeout=wait, isolation_level=None)
    ) as connection:
        yield connection
