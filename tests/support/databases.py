"""New databases for tests, SQLite and PostgreSQL alike, each test with its own.

def test_something(database_url: str) -> None: ...   # runs on both, the database is empty

url = databases.new("postgresql", prepare=migrate)   # a copy of one that `migrate(url)` made
"""

import itertools
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cached_property
from pathlib import Path

import pytest

from tests.support.postgres import Postgres

KINDS = ("sqlite", "postgresql")
SQLITE = "sqlite:///"

Prepare = Callable[[str], None]


class Databases:
    """Makes databases for tests. The PostgreSQL server starts with the first one that needs it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = itertools.count(1)
        self._templates: dict[tuple[str, Prepare], str] = {}
        self._made_of: dict[str, Prepare] = {}
        self._emptied: dict[Prepare, list[str]] = {}

    def new(self, kind: str, prepare: Prepare | None = None) -> str:
        """The SQLAlchemy URL of a new database: empty, or a copy of one that `prepare` filled.

        `prepare(url)` is called once per kind and must leave no connection open.
        """
        if prepare is None:
            return self._copy(kind, None)
        if (kind, prepare) not in self._templates:
            template = self._copy(kind, None)
            prepare(template)
            self._templates[kind, prepare] = template
        if kind == "postgresql" and self._emptied.get(prepare):
            return self._emptied[prepare].pop()
        url = self._copy(kind, self._templates[kind, prepare])
        self._made_of[url] = prepare
        return url

    def drop(self, url: str) -> None:
        """Remove a database that nobody needs any more, or empty it for the next who does.

        Emptying costs PostgreSQL a few milliseconds, and making another copy a hundred.
        """
        prepare = self._made_of.get(url)
        if url.startswith(SQLITE):
            for file in _files(url):
                file.unlink(missing_ok=True)
        elif prepare is not None and self._is_as_new(url, prepare):
            self._emptied.setdefault(prepare, []).append(url)
        else:
            self._postgres.drop(_name(url))

    def _is_as_new(self, url: str, prepare: Prepare) -> bool:
        """Empty it; whether it is then like the one of which it was a copy."""
        template = self._templates["postgresql", prepare]
        return self._postgres.emptied(_name(url)) == self._postgres.outline(_name(template))

    def close(self) -> None:
        """Stop the server, if one was started."""
        if "_postgres" in self.__dict__:
            self._postgres.stop()

    @cached_property
    def _postgres(self) -> Postgres:
        return Postgres()

    def _copy(self, kind: str, template: str | None) -> str:
        name = f"test_{next(self._numbers)}"
        if kind == "postgresql":
            self._postgres.create(name, _name(template) if template else "template1")
            return self._postgres.url(name)
        file = self._folder / f"{name}.db"
        if template:
            _copy_sqlite(_files(template)[0], file)
        return f"{SQLITE}{file}"


@pytest.fixture(scope="session")
def databases() -> Iterator[Databases]:
    """The maker of databases, for whole modules and for what needs several."""
    with (
        tempfile.TemporaryDirectory(prefix="databases-", dir=_in_memory()) as folder,
        closing(Databases(Path(folder))) as maker,
    ):
        yield maker


def _in_memory() -> Path | None:
    """Where a disk that is waited for costs nothing; None on machines without such a place.

    The program waits for the disk at every commit, which is half of a dialogue's time and none of
    what it tests. What survives a kill is tested on a real disk (tests/crash).
    """
    memory = Path("/dev/shm")  # noqa: S108  (a folder of its own is made in it)
    return memory if memory.is_dir() and os.access(memory, os.W_OK) else None


@pytest.fixture(params=KINDS)
def database_url(request: pytest.FixtureRequest, databases: Databases) -> Iterator[str]:
    """The URL of an empty database of this test's own; the test runs once on each kind."""
    url = databases.new(request.param)
    yield url
    databases.drop(url)


def _copy_sqlite(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as connection:  # what stands in the log, into the file
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copyfile(source, target)


def _files(url: str) -> list[Path]:
    file = url.removeprefix(SQLITE)
    return [Path(file + ending) for ending in ("", "-wal", "-shm")]


def _name(url: str) -> str:
    return url.partition("?")[0].rpartition("/")[2]
