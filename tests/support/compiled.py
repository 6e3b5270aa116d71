"""Statements are made into SQL once for all databases of a run, not anew for each test's.

SQLAlchemy keeps what it has made of a statement with the engine, and a program has one engine for
as long as it runs. Each test has its own, which was a third of a dialogue's time.
"""

from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.util import LRUCache

MOST = 5_000
"""Statements that are kept, of all tests of a process; the program has a few hundred."""


class Compiled:
    """SQL by statement and kind of database: what SQLAlchemy takes for `compiled_cache`."""

    def __init__(self) -> None:
        self._known: LRUCache[Any, Any] = LRUCache(MOST)

    def get(self, key: tuple[Any, ...], default: Any = None) -> Any:
        """What was made of a statement, by an engine of the same kind."""
        return self._known.get(_of_its_kind(*key), default)

    def __setitem__(self, key: tuple[Any, ...], made: Any) -> None:
        self._known[_of_its_kind(*key)] = made


def _of_its_kind(dialect: Dialect, *statement: Any) -> tuple[Any, ...]:
    """SQLAlchemy's key, with what decides about the SQL in the place of one engine's dialect."""
    of_json = (getattr(dialect, each, None) for each in ("_json_serializer", "_json_deserializer"))
    return (type(dialect), dialect.server_version_info, *of_json, *statement)


_COMPILED = Compiled()


@event.listens_for(Engine, "engine_connect")
def _share(connection: Connection) -> None:
    connection.execution_options(compiled_cache=_COMPILED)
