"""Backups: made while the bot runs or not, whole, and of no less than everything."""

import os
import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlmodel import SQLModel

from bot.playground.server import PlaygroundServer
from storage.database.engine import make_engine
from tests.bot.command_line.conftest import Runs, complains
from tests.bot.command_line.files import PEOPLE, asked, beside, changed, mode
from tests.storage.test_filled_database import A_CASE
from tests.support.databases import Databases
from tests.support.postgres import INSTALLATION, PACKAGE
from tests.support.process import BotProcess
from tests.support.tables import with_tables

WITHIN = 20
TABLES = len(SQLModel.metadata.tables)


def test_a_backup_is_one_private_file_with_everything_in_it(
    runs: Runs, database: Path, tmp_path: Path
) -> None:
    done = runs("backup", "copy.db")

    copy = tmp_path / "copy.db"
    assert (done.returncode, done.stderr) == (0, "")
    assert f"{TABLES} tables, 4 rows, of them cases: 1, people: 1" in done.stdout
    assert asked(copy, "SELECT problem FROM requisition") == "Møderne"
    assert mode(copy) == 0o600
    assert beside(copy) == {"bot.db", "copy.db"}
    assert not any(each.name.startswith("copy.db-") for each in tmp_path.iterdir())


async def test_a_backup_is_made_while_the_bot_runs(
    runs: Runs, database: Path, tmp_path: Path, telegram: PlaygroundServer
) -> None:
    with BotProcess(
        telegram.api_root, f"sqlite:///{database}", tmp_path, token=telegram.token
    ) as bot:
        await bot.says("The bot is running", WITHIN)
        done = runs("backup", "copy.db")
        refused = runs("restore", "copy.db")

        assert (done.returncode, done.stderr) == (0, "")
        assert "in use" in complains(refused, "DATABASE_URL")
        assert await bot.stop(WITHIN) == 0
    assert runs("restore", "copy.db").returncode == 0


def test_what_is_written_meanwhile_is_in_a_backup_whole_or_not_at_all(
    runs: Runs, database: Path, tmp_path: Path
) -> None:
    changed(database, "CREATE TABLE two (id INTEGER PRIMARY KEY, filling BLOB)")
    with written_to(database):
        for number in range(3):
            done = runs("backup", f"copy-{number}.db")
            assert (done.returncode, done.stderr) == (0, "")
            assert asked(tmp_path / f"copy-{number}.db", "SELECT count(*) % 2 FROM two") == 0


@contextmanager
def written_to(database: Path) -> Iterator[None]:
    """Two rows a transaction, again and again."""
    ended = threading.Event()

    def write() -> None:
        with closing(sqlite3.connect(database, timeout=10)) as connection:
            while not ended.is_set():
                with connection:
                    connection.execute("INSERT INTO two (filling) VALUES (randomblob(5000))")
                    connection.execute("INSERT INTO two (filling) VALUES (randomblob(5000))")

    writer = threading.Thread(target=write)
    writer.start()
    try:
        yield
    finally:
        ended.set()
        writer.join()


def is_there_already(file: Path) -> None:
    file.write_text("my only photo")


def has_no_folder(file: Path) -> None:
    file.parent.rmdir()


@pytest.mark.parametrize("in_the_way", [is_there_already, has_no_folder])
def test_a_backup_takes_nobodys_place(
    runs: Runs, database: Path, tmp_path: Path, in_the_way: Callable[[Path], None]
) -> None:
    target = tmp_path / "folder" / "copy.db"
    target.parent.mkdir()
    in_the_way(target)
    before = target.read_bytes() if target.exists() else None

    complains(runs("backup", str(target)), str(target))

    assert (target.read_bytes() if target.exists() else None) == before


def test_a_backup_of_no_database_makes_none(runs: Runs, tmp_path: Path) -> None:
    complains(runs("backup", "copy.db"), "DATABASE_URL")

    assert beside(tmp_path / "bot.db") == set()


def test_a_damaged_database_gives_no_backup(runs: Runs, database: Path, tmp_path: Path) -> None:
    body = bytearray(database.read_bytes())
    body[8192:12288] = b"\xa5" * 4096
    database.write_bytes(body)

    complains(runs("backup", "copy.db"), "copy.db")

    assert not (tmp_path / "copy.db").exists()


def test_a_row_that_the_program_cannot_read_is_said_and_kept(
    runs: Runs, database: Path, tmp_path: Path
) -> None:
    changed(database, "UPDATE requisition_focus_area SET focus_area = 'gardening'")

    done = runs("backup", "copy.db")

    assert done.returncode == 0
    assert "requisition_focus_area cannot be read" in done.stdout
    assert "gardening" in done.stdout
    assert asked(tmp_path / "copy.db", PEOPLE) == 1


# PostgreSQL


@pytest.fixture
def postgresql(databases: Databases) -> Iterator[str]:
    url = databases.new("postgresql", prepare=with_tables)
    yield url
    databases.drop(url)


def test_a_postgresql_is_backed_up_by_its_own_program(
    runs: Runs, postgresql: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = make_engine(postgresql)
    with engine.begin() as connection:
        for each in A_CASE:
            connection.exec_driver_sql(each)
    engine.dispose()
    programs = PACKAGE / INSTALLATION / "bin"
    monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")

    done = runs("backup", "copy.dump", DATABASE_URL=postgresql)

    assert (done.returncode, done.stderr) == (0, "")
    assert f"{TABLES + 1} tables, 5 rows" in done.stdout
    assert mode(tmp_path / "copy.dump") == 0o600
    line = complains(runs("restore", "copy.dump", DATABASE_URL=postgresql), "DATABASE_URL")
    assert "pg_restore" in line


def test_a_postgresql_without_its_programs_is_one_line(
    runs: Runs, postgresql: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python3").symlink_to(str(shutil.which("python3")))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))

    line = complains(runs("backup", "copy.dump", DATABASE_URL=postgresql), "DATABASE_URL")

    assert "pg_dump" in line
    assert not (tmp_path / "copy.dump").exists()
