"""A backup put back: nothing is overwritten, and nothing is replaced that somebody uses."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from storage.database.alone import in_use, to_oneself
from tests.bot.command_line.conftest import Runs, complains
from tests.bot.command_line.files import PEOPLE, asked, beside, changed, mode


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
