"""A database that is away or broken for a while, of either kind."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

import psycopg
from psycopg import sql
from sqlalchemy.engine import URL, make_url

from tests.support.dialogue import City


@contextmanager
def away(city: City) -> Iterator[None]:
    """Nobody can use the database: PostgreSQL hangs up and refuses; SQLite's file is locked."""
    url = make_url(city.database_url)
    with _locked(url) if url.get_backend_name() == "sqlite" else _refusing(url):
        yield


@contextmanager
def unwritable(city: City) -> Iterator[None]:
    """What stands in the outbox can be read, but nothing can be recorded there."""
    url = make_url(city.database_url)
    if url.get_backend_name() == "sqlite":
        with _locked(url):
            yield
        return
    with _connection(url) as connection, connection.transaction():
        connection.execute("LOCK TABLE outbox IN EXCLUSIVE MODE")
        yield


@contextmanager
def without(city: City, table: str) -> Iterator[None]:
    """A table is not there: every handler that needs it fails."""
    _execute(city, f"ALTER TABLE {table} RENAME TO {table}_elsewhere")
    yield
    _execute(city, f"ALTER TABLE {table}_elsewhere RENAME TO {table}")


def _execute(city: City, statement: str) -> None:
    url = make_url(city.database_url)
    if url.get_backend_name() == "sqlite":
        with closing(sqlite3.connect(str(url.database), timeout=5)) as file:
            file.execute("PRAGMA legacy_alter_table=ON")  # what refers to the table stays as it is
            file.execute(statement)
    else:
        with _connection(url) as connection:
            connection.execute(statement.encode())


@contextmanager
def _locked(url: URL) -> Iterator[None]:
    with closing(sqlite3.connect(str(url.database), timeout=5, isolation_level=None)) as file:
        file.execute("BEGIN EXCLUSIVE")
        yield
        file.execute("ROLLBACK")


@contextmanager
def _refusing(url: URL) -> Iterator[None]:
    with _connection(url.set(database="postgres")) as connection:
        name = sql.Identifier(str(url.database))
        connection.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS false").format(name))
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
            [url.database],
        )
        yield
        connection.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS true").format(name))


def _connection(url: URL) -> psycopg.Connection:
    plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
    return psycopg.connect(plain, autocommit=True)
