"""One program at a time does something to a database; the others wait for it."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, text

_KEY = 0x7461736B  # of PostgreSQL's advisory lock; any number that nobody else uses


@contextmanager
def alone(engine: Engine) -> Iterator[None]:
    """While this lasts, nobody else is in it. A program that dies leaves it.

    SQLite's own lock would do, if a program had not to wait for it longer than it does: a
    migration of a large database takes minutes. So a file beside the database is locked.
    """
    if engine.dialect.name == "postgresql":
        with engine.connect() as connection:
            connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": _KEY})
            try:
                yield
            finally:
                connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": _KEY})
        return
    if engine.url.database in {None, "", ":memory:"}:
        yield
        return
    lock = Path(f"{engine.url.database}-migrating")
    lock.touch(0o600)
    with lock.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
