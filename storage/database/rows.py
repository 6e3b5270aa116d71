"""Every row of every table, whatever it is about: read, and copied to another database.

The whole schema must be known (`storage.tables`), and a database at its version.
"""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from sqlalchemy import Connection, Engine, String, Table, cast, func, insert, select, text
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import SQLModel

_AT_A_TIME = 500
"""Rows in memory at once."""

_OTHERS = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
)


class FilledError(Exception):
    """A database has rows already; the text names the tables."""


class DifferentError(Exception):
    """A row is not the same in both databases; the text names its table."""


def unreadable(engine: Engine) -> Iterator[tuple[str, str]]:
    """The tables with a row that cannot be read, such as one with an unknown word, and why.

    What is said of a row quotes nothing of it but such a word.
    """
    with engine.connect().execution_options(reading=True, yield_per=_AT_A_TIME) as connection:
        for table in _tables():
            try:
                for _row in connection.execute(select(table)):
                    pass
            except (SQLAlchemyError, LookupError, ValueError) as error:
                yield table.name, str(error).split("\n", 1)[0]


def others_connected(engine: Engine) -> int:
    """How many others are connected to a PostgreSQL; SQLite is not asked."""
    if engine.dialect.name != "postgresql":
        return 0
    with engine.connect() as connection:
        return int(connection.execute(text(_OTHERS)).scalar_one())


def copy(source: Engine, target: Engine) -> dict[str, int]:
    """Copy every row into another database, and compare each. Returns the rows by table.

    Of one moment, and in one transaction of the target: all of it, or nothing. New rows there get
    numbers after these. Raises FilledError, and DifferentError.
    """
    with (
        source.connect().execution_options(reading=True) as there,
        target.begin() as here,
    ):
        _of_one_moment(there)
        filled = [each.name for each in _tables() if here.execute(select(each).limit(1)).first()]
        if filled:
            raise FilledError(", ".join(filled))
        return {each.name: _copied(each, there, here) for each in _tables()}


def _of_one_moment(connection: Connection) -> None:
    """All that this transaction reads; of SQLite's that is true by itself."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"))


def _copied(table: Table, there: Connection, here: Connection) -> int:
    for batch in _rows(table, there).partitions(_AT_A_TIME):
        here.execute(insert(table), [dict(row) for row in batch])
    if here.dialect.name == "postgresql":
        _go_on_counting(table, here)
    return _compared(table, there, here)


def _compared(table: Table, there: Connection, here: Connection) -> int:
    """The rows of a table. Raises DifferentError where one is not the same on both sides."""
    count = 0
    for one, other in zip_longest(_rows(table, there), _rows(table, here)):
        if one != other:
            raise DifferentError(table.name)
        count += 1
    return count


def _go_on_counting(table: Table, connection: Connection) -> None:
    """Let the next row have the number after the last one that was copied."""
    for column in table.primary_key.columns:
        sequence = connection.execute(
            select(func.pg_get_serial_sequence(table.name, column.name))
        ).scalar()
        if sequence is not None:
            last = select(func.max(column)).scalar_subquery()
            connection.execute(
                select(func.setval(sequence, func.coalesce(last, 1), last.is_not(None)))
            )


def _rows(table: Table, connection: Connection) -> Any:
    """All rows, as the program reads them, by their keys; words by their bytes, as in SQLite.

    A PostgreSQL sorts them by the rules of its own language otherwise.
    """
    bytewise = "C" if connection.dialect.name == "postgresql" else "BINARY"
    keys = (
        cast(each, String).collate(bytewise) if isinstance(each.type, String) else each
        for each in table.primary_key.columns
    )
    rows = select(table).order_by(*keys).execution_options(yield_per=_AT_A_TIME)
    return connection.execute(rows).mappings()


def _tables() -> list[Table]:
    """Each after those that its rows belong to."""
    return list(SQLModel.metadata.sorted_tables)
