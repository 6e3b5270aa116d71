"""Backups: made while the bot runs or not, whole, and put back without anything being lost."""

import os
import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic import command
from sqlmodel import SQLModel

from bot import backups
from bot.playground.server import PlaygroundServer
from storage.database import schema
from storage.database.alone import in_use, to_oneself
from storage.database.engine import make_engine
from tests.bot.command_line.conftest import Runs, complains
from tests.storage.test_filled_database import A_CASE
from tests.support.databases import Databases
from tests.support.postgres import INSTALLATION, PACKAGE
from tests.support.process import BotProcess
from tests.support.tables import with_tables

WITHIN = 20
TABLES = len(SQLModel.metadata.tables)
PEOPLE = "SELECT count(*) FROM person"


def of_version(file: Path, version: str) -> None:
    """A database of this version, with a case in it."""
    engine = make_engine(f"sqlite:///{file}")
    command.upgrade(schema.alembic_config(engine), version)
    with engine.begin() as connection:
        for each in A_CASE:
            connection.exec_driver_sql(each)
    engine.dispose()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with one case in it."""
    file = tmp_path_factory.mktemp("made") / "made.db"
    of_version(file, schema.HEAD)
    return file


@pytest.fixture
def database(tmp_path: Path, made: Path) -> Path:
    """The database that `runs` is set to, with one case in it."""
    shutil.copy(made, tmp_path / "bot.db")
    return tmp_path / "bot.db"


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


def test_restoring_puts_what_is_there_aside(runs: Runs, database: Path, tmp_path: Path) -> None:
    runs("backup", "copy.db")
    changed(database, "UPDATE requisition SET problem = 'Later'")

    done = runs("restore", "copy.db")

    assert (done.returncode, done.stderr) == (0, "")
    assert asked(database, "SELECT problem FROM requisition") == "Møderne"
    (aside,) = tmp_path.glob("bot.db-before-*")
    assert str(aside) in done.stdout
    assert asked(aside, "SELECT problem FROM requisition") == "Later"
    assert {mode(database), mode(aside), mode(tmp_path / "copy.db")} == {0o600}
    assert asked(tmp_path / "copy.db", PEOPLE) == 1  # it can be restored again


def test_restoring_where_no_database_is_left(runs: Runs, database: Path, tmp_path: Path) -> None:
    runs("backup", "copy.db")
    database.unlink()

    done = runs("restore", "copy.db")

    assert (done.returncode, done.stderr) == (0, "")
    assert asked(database, PEOPLE) == 1


def test_restoring_where_not_even_its_folder_is_left(
    runs: Runs, database: Path, tmp_path: Path
) -> None:
    runs("backup", "copy.db")

    done = runs("restore", "copy.db", DATABASE_URL="sqlite:///new/folder/bot.db")

    assert (done.returncode, done.stderr) == (0, "")
    assert asked(tmp_path / "new/folder/bot.db", PEOPLE) == 1
    assert mode(tmp_path / "new/folder") == 0o700


def test_restoring_in_place_of_a_damaged_database(
    runs: Runs, database: Path, tmp_path: Path
) -> None:
    runs("backup", "copy.db")
    database.write_text("Dear diary, " * 1000)
    (tmp_path / "bot.db-wal").write_text("half a log")

    done = runs("restore", "copy.db")

    assert (done.returncode, done.stderr) == (0, "")
    assert asked(database, PEOPLE) == 1
    assert {each.read_text()[:4] for each in tmp_path.glob("bot.db-before-*")} == {"Dear", "half"}


def is_a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


NO_BACKUPS: dict[str, Callable[[Path], object]] = {
    "no file": lambda file: file.unlink(),
    "a folder": is_a_folder,
    "a text": lambda file: file.write_text("Dear diary, " * 1000),
    "an empty file": lambda file: file.write_text(""),
    "another program's": lambda file: changed(file, "DROP TABLE alembic_version"),
    "a newer program's": lambda file: changed(file, "UPDATE alembic_version SET version_num = 99"),
    "half a file": lambda file: os.truncate(file, file.stat().st_size // 2),
    "rows that belong to nothing": lambda file: changed(file, "DELETE FROM person"),
}


@pytest.mark.parametrize("no_backup", NO_BACKUPS)
def test_what_is_no_backup_changes_nothing(
    runs: Runs, database: Path, tmp_path: Path, no_backup: str
) -> None:
    runs("backup", "copy.db")
    NO_BACKUPS[no_backup](tmp_path / "copy.db")
    there = beside(database)

    complains(runs("restore", "copy.db"), "copy.db")

    assert asked(database, PEOPLE) == 1
    assert beside(database) - {"bot.db-in-use"} == there - {"bot.db-in-use"}


def test_the_database_is_no_backup_of_itself(runs: Runs, database: Path) -> None:
    complains(runs("restore", "bot.db"), "bot.db")


def test_nothing_is_restored_while_another_program_has_the_file_open(
    runs: Runs, database: Path
) -> None:
    """Such as a bot of an earlier version, or SQLite's own shell."""
    runs("backup", "copy.db")
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(PEOPLE).fetchall()

        assert "in use" in complains(runs("restore", "copy.db"), "DATABASE_URL")


def test_a_command_beside_the_bot_keeps_a_restore_away(runs: Runs, database: Path) -> None:
    runs("backup", "copy.db")
    with in_use(database):
        complains(runs("restore", "copy.db"), "DATABASE_URL")
        assert runs("team").returncode == 0


def test_nothing_starts_while_the_file_is_being_replaced(runs: Runs, database: Path) -> None:
    with to_oneself(database):
        done = runs("team")

    assert done.returncode == 75  # a fresh start helps
    assert done.stderr.startswith("DATABASE_URL: ")


# Upgrading, and going back


def copies(database: Path) -> list[Path]:
    return sorted((database.parent / "backups").iterdir())


def test_going_back_to_what_was_there_before_a_migration(runs: Runs, tmp_path: Path) -> None:
    database = tmp_path / "bot.db"
    of_version(database, "0003")

    assert runs("migrate").returncode == 0
    assert asked(database, "SELECT version_num FROM alembic_version") == schema.HEAD
    (copy,) = copies(database)
    assert copy.name.endswith("-0003.db")
    assert (mode(copy), mode(copy.parent)) == (0o600, 0o700)

    assert runs("restore", str(copy)).returncode == 0
    assert asked(database, "SELECT version_num FROM alembic_version") == "0003"
    assert asked(database, "SELECT problem FROM requisition") == "Møderne"
    assert runs("migrate").returncode == 0  # and forward again
    assert len(copies(database)) == 2


def test_what_a_command_prints_is_what_was_asked_for(runs: Runs, tmp_path: Path) -> None:
    of_version(tmp_path / "bot.db", "0004")

    done = runs("team")

    assert done.stdout == "Nobody is on the team yet.\n"
    assert "backed_up" in done.stderr


def test_only_a_change_of_the_tables_makes_a_copy(runs: Runs, database: Path) -> None:
    runs("migrate")
    runs("team")

    assert not (database.parent / "backups").exists()


def test_the_newest_copies_are_kept(runs: Runs, tmp_path: Path) -> None:
    database = tmp_path / "bot.db"
    of_version(database, "0004")
    changed(database, "INSERT INTO reference_counter (year, last) VALUES (2026, 7)")
    runs("backup", "before.db")
    for number in range(3):
        runs("restore", "before.db")
        changed(database, "UPDATE reference_counter SET last = ?", number)
        assert runs("migrate", BACKUPS_KEPT="2").returncode == 0

    kept = {asked(each, "SELECT last FROM reference_counter") for each in copies(database)}
    assert kept == {1, 2}


def test_no_copies_where_none_are_wanted(runs: Runs, tmp_path: Path) -> None:
    of_version(tmp_path / "bot.db", "0004")

    assert runs("migrate", BACKUPS_KEPT="0").returncode == 0
    assert not (tmp_path / "backups").exists()


def test_nothing_is_migrated_without_its_backup(runs: Runs, tmp_path: Path) -> None:
    of_version(tmp_path / "bot.db", "0004")
    (tmp_path / "backups").write_text("no folder")

    complains(runs("migrate"), "DATABASE_URL")

    assert asked(tmp_path / "bot.db", "SELECT version_num FROM alembic_version") == "0004"


def test_old_copies_go_and_what_others_have_put_there_stays(database: Path) -> None:
    now = datetime(2026, 11, 27, 12, tzinfo=UTC)
    made = backups.before_migration(database, "0004", 5, now)
    mine = database.parent / "backups" / "bot-of-last-year.db"
    mine.touch()
    assert made is not None
    for each in (made, mine):
        at = (now - timedelta(days=29)).timestamp()
        os.utime(each, (at, at))

    backups.forget(database, 5, now)
    assert copies(database) == sorted([made, mine])
    backups.forget(database, 5, now + timedelta(days=2))
    assert copies(database) == [mine]


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
