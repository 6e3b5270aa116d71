"""The database moved from SQLite to PostgreSQL, and back: every row, and nothing into others."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, select, text

from storage.database import schema
from storage.database.columns import table
from storage.database.engine import make_engine
from storage.tables import Requisition
from tests.bot.command_line.conftest import Runs, complains
from tests.storage.test_filled_database import A_CASE, IN_WORK, PROMISED
from tests.support.databases import SQLITE, Databases
from tests.support.tables import with_tables

REFERENCES = "INSERT INTO reference_counter (year, last) VALUES (2026, 1)"


@pytest.fixture
def other(databases: Databases) -> Iterator[str]:
    """A PostgreSQL without anything in it."""
    url = databases.new("postgresql")
    yield url
    databases.drop(url)


@pytest.fixture
def filled(databases: Databases) -> Iterator[str]:
    """An SQLite with a case that is worked on."""
    url = databases.new("sqlite", prepare=with_a_case)
    yield url
    databases.drop(url)


def with_a_case(url: str) -> None:
    with_tables(url)
    engine = make_engine(url)
    with engine.begin() as connection:
        for each in (*A_CASE, *IN_WORK, *PROMISED, REFERENCES):
            connection.execute(text(each))
        for district in ("Amager", "amager", "østerbro", "Åben"):
            connection.execute(
                text("INSERT INTO advisor_district (person_id, district) VALUES (2, :it)"),
                {"it": district},
            )
    engine.dispose()


def using(url: str, work: Callable[[Engine], object]) -> object:
    engine = make_engine(url)
    try:
        return work(engine)
    finally:
        engine.dispose()


def rows_of(url: str) -> object:
    def read(engine: Engine) -> object:
        with engine.connect() as connection:
            return connection.execute(select(table(Requisition))).all()

    return using(url, read)


def test_every_row_arrives_and_is_counted(runs: Runs, filled: str, other: str) -> None:
    done = runs("copy-database", filled, other)

    assert (done.returncode, done.stderr) == (0, "")
    assert ["person", "2"] in [line.split() for line in done.stdout.splitlines()]
    assert done.stdout.splitlines()[-1].endswith("rows: the same in both.")
    assert rows_of(other) == rows_of(filled)


def test_new_rows_get_numbers_after_those_that_came(runs: Runs, filled: str, other: str) -> None:
    runs("copy-database", filled, other)

    def add(engine: Engine) -> int:
        with engine.begin() as connection:
            return int(
                connection.execute(
                    text(
                        "INSERT INTO person (telegram_id, first_name, privacy_version, created_at)"
                        " VALUES (7, 'Bodil', 0, now()) RETURNING id"
                    )
                ).scalar_one()
            )

    assert using(other, add) == 3
    assert runs("team", DATABASE_URL=other).stdout == "2  Leyla  advisor since 2026-11-20\n"


def test_and_back_again(runs: Runs, filled: str, other: str, tmp_path: Path) -> None:
    back = f"{SQLITE}{tmp_path / 'back.db'}"

    runs("copy-database", filled, other)
    done = runs("copy-database", other, back)

    assert (done.returncode, done.stderr) == (0, "")
    assert rows_of(back) == rows_of(filled)
    assert (tmp_path / "back.db").stat().st_mode & 0o777 == 0o600


def test_a_database_with_rows_is_not_copied_into(runs: Runs, filled: str, other: str) -> None:
    runs("copy-database", filled, other)

    line = complains(runs("copy-database", filled, other), "TO")

    assert "person" in line


def test_what_the_other_refuses_leaves_it_without_rows(runs: Runs, filled: str, other: str) -> None:
    with closing(sqlite3.connect(filled.removeprefix(SQLITE))) as connection, connection:
        connection.execute("UPDATE note SET text = 'x'")
        connection.execute("UPDATE requisition SET problem = 'a' || char(0) || 'b'")

    complains(runs("copy-database", filled, other), "TO")

    assert rows_of(other) == []


def test_nobody_may_use_either_meanwhile(runs: Runs, filled: str, other: str) -> None:
    with closing(sqlite3.connect(filled.removeprefix(SQLITE))) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("SELECT count(*) FROM person").fetchall()
        assert "in use" in complains(runs("copy-database", filled, other), "DATABASE_URL")

    def copy_beside(engine: Engine) -> str:
        with engine.connect() as connection:
            connection.execute(text("SELECT 1"))
            return complains(runs("copy-database", filled, other), "TO")

    assert "connected" in str(using(other, copy_beside))


@pytest.mark.parametrize(
    ("source", "target", "which"),
    [
        ("mysql://host/bot", "sqlite:///to.db", "FROM"),
        ("sqlite:///from.db", "oracle://x", "TO"),
        ("sqlite:///from.db", "sqlite:///to.db", "FROM"),
        ("sqlite:///bot.db", "sqlite:///bot.db", "TO"),
        ("sqlite:///bot.db", "postgresql+psycopg://bot:hemmelig@/bot?host=/nowhere", "TO"),
        ("sqlite:///old.db", "sqlite:///to.db", "FROM"),
    ],
)
def test_what_cannot_be_copied_is_one_line(
    runs: Runs, tmp_path: Path, source: str, target: str, which: str
) -> None:
    runs("migrate")
    using(f"{SQLITE}{tmp_path / 'old.db'}", lambda engine: engine.connect().close())

    assert "hemmelig" not in complains(runs("copy-database", source, target), which)


def test_the_newest_version_is_what_arrives(runs: Runs, filled: str, other: str) -> None:
    runs("copy-database", filled, other)

    assert using(other, schema.version) == schema.HEAD
