"""The database engine: SQLite as the embedded default, PostgreSQL by another URL."""

import json
import sqlite3
import time
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from storage.database.private_files import make_private

_PRAGMAS = (
    "PRAGMA busy_timeout=2000",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",
)
"""What is deleted is overwritten, and nothing of it is put aside in a file of its own."""

_OTHERS_SWITCH_WITHIN = 10.0
"""Seconds for which a program that opens the file waits while another makes it a WAL database."""

_to_json = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))


_SQLITE_AWAY = frozenset({5, 6, 7, 8, 9, 10, 13, 14, 15})
"""SQLite's primary result codes for what passes: busy, locked, out of memory, read-only,
interrupted, I/O error, disk full, cannot open, locking protocol (sqlite.org/rescode.html)."""

_POSTGRES_AWAY = frozenset({"08", "40", "53", "55", "57"})
"""PostgreSQL's classes for the same: connection, rollback, resources, locks, shutdown."""


def is_away(error: Exception) -> bool:
    """Whether a statement failed because the database is away or busy, not because it is wrong."""
    if not isinstance(error, DBAPIError):
        return False
    if error.connection_invalidated:
        return True
    cause: Any = error.orig
    code = getattr(cause, "sqlite_errorcode", None)
    if code is not None:
        return code & 0xFF in _SQLITE_AWAY
    state = getattr(cause, "sqlstate", None)
    if state is not None:
        return state[:2] in _POSTGRES_AWAY
    return isinstance(error, OperationalError | InterfaceError)


def make_engine(database_url: str) -> Engine:
    """An engine for the URL: `sqlite:///file` or `postgresql+psycopg://...`.

    SQLite transactions begin immediate, so that a writer waits for its turn instead of failing
    half way; what is committed is on the disk (`synchronous=FULL`), and what is deleted is
    overwritten there. Its files are for this user alone. Errors do not show the parameters
    of statements: they are what people wrote.
    """
    url = make_url(database_url)
    if url.get_backend_name() == "sqlite":
        return _sqlite(url)
    return create_engine(
        url, pool_size=4, max_overflow=2, json_serializer=_to_json, hide_parameters=True
    )


def wiped(engine: Engine) -> bool:
    """Bring SQLite's write-ahead log into the file, where what is deleted is overwritten.

    False while somebody reads or writes. PostgreSQL wipes by its own rules (docs/operating.md).
    """
    if engine.dialect.name != "sqlite":
        return True
    connection = engine.raw_connection()
    try:
        busy, _pages, _moved = (
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        )
    except sqlite3.OperationalError:
        return False
    finally:
        connection.close()
    return not busy


def _sqlite(url: URL) -> Engine:
    if url.database and url.database != ":memory:":
        make_private(Path(url.database))
    engine = create_engine(
        url,
        json_serializer=_to_json,
        hide_parameters=True,
        connect_args={"check_same_thread": False, "isolation_level": None},
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    for pragma in _PRAGMAS:
        connection.execute(pragma)
    _log_ahead(connection)


def _log_ahead(connection: Any) -> None:
    """Switch the file to a write-ahead log, as it stays.

    Of several programs that open a new file together, SQLite refuses all but one at this step:
    the switch does not wait for `busy_timeout` as statements do.
    """
    until = time.monotonic() + _OTHERS_SWITCH_WITHIN
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.01)
        else:
            return


def _begin(connection: Any) -> None:
    reading = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
