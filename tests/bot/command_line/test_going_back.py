"""Upgrading, and going back: each migration leaves a copy of what there was before."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot import backups
from storage.database import schema
from tests.bot.command_line.conftest import Runs, complains
from tests.bot.command_line.files import asked, changed, mode, of_version


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
