"""Every row of every table, whatever it is about: read as the program reads it."""

from collections.abc import Iterator

from sqlalchemy import Engine, select
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import SQLModel

_AT_A_TIME = 500
"""Rows in memory at once."""


def unreadable(engine: Engine) -> Iterator[tuple[str, str]]:
    """The tables with a row that cannot be read, such as one with an unknown word, and why.

    The whole schema must be known (`storage.tables`), and the database at its version. What is
    said of a row quotes nothing of it but such a word.
    """
    with engine.connect().execution_options(reading=True, yield_per=_AT_A_TIME) as connection:
        for table in SQLModel.metadata.sorted_tables:
            try:
                for _row in connection.execute(select(table)):
                    pass
            except (SQLAlchemyError, LookupError, ValueError) as error:
                yield table.name, str(error).split("\n", 1)[0]
