"""Database files of the tests of backups: made, asked and changed from beside the program."""

import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import command

from storage.database import schema
from storage.database.engine import make_engine
from tests.storage.test_filled_database import A_CASE

PEOPLE = "SELECT count(*) FROM person"


def of_version(file: Path, version: str) -> None:
    """A database of this version, with a case in it."""
    engine = make_engine(f"sqlite:///{file}")
    command.upgrade(schema.alembic_config(engine), version)
    with engine.begin() as connection:
        for each in A_CASE:
            connection.exec_driver_sql(each)
    engine.dispose()


def asked(file: Path, question: str) -> object:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(question).fetchone()[0]


def changed(file: Path, statement: str, *values: int) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(statement, values)


def mode(file: Path) -> int:
    return file.stat().st_mode & 0o777


def beside(file: Path) -> set[str]:
    return {each.name for each in file.parent.iterdir()} - {"output", "errors"}
