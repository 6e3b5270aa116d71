"""Who may do what to a database at the same time: migrate it, use it, put another in its place."""

import fcntl
import os
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


class InUseError(Exception):
    """Somebody else has the database, and is not waited for."""


@contextmanager
def in_use(file: Path | None) -> Iterator[None]:
    """While this lasts, nobody puts another file in the place of an SQLite database's.

    Several programs may use it at once. Raises InUseError while its file is being replaced. Of
    another kind of database (None) nothing is promised.
    """
    with _held(file, fcntl.LOCK_SH):
        yield


@contextmanager
def to_oneself(file: Path) -> Iterator[None]:
    """While this lasts, nobody uses the file. Raises InUseError where somebody does."""
    with _held(file, fcntl.LOCK_EX):
        yield


@contextmanager
def _held(file: Path | None, how: int) -> Iterator[None]:
    if file is None:
        yield
        return
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = os.open(f"{file}-in-use", os.O_CREAT | os.O_RDONLY, 0o600)
    try:
        _give_to_owner(lock, file.parent)
        _lock(lock, how)
        yield
    finally:
        os.close(lock)


def _give_to_owner(lock: int, folder: Path) -> None:
    """What root makes beside the database of a service must be the service's too."""
    if os.geteuid() == 0:
        found = folder.stat()
        os.fchown(lock, found.st_uid, found.st_gid)


def _lock(lock: int, how: int) -> None:
    try:
        fcntl.flock(lock, how | fcntl.LOCK_NB)
    except BlockingIOError:
        raise InUseError from None
