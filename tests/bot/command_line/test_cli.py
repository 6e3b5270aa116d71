"""The command line as an operator meets it: one line that says what is wrong, and no traceback."""

import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import Session
from typer.testing import CliRunner

from bot.command_line.cli import app
from bot.playground.server import PlaygroundServer
from casework.core.vocabulary import Role
from storage.database import schema
from storage.database.engine import make_engine
from storage.people import people
from storage.tables import Person
from tests.bot.command_line.conftest import Runs, complains, in_the_background
from tests.support.units import unit_of_work

WRONG = "123456:" + "x" * 35
COMMANDS = (
    "run", "playground", "migrate", "invite", "check-config", "retention", "team", "backup",
    "restore", "copy-database", "health",
)  # fmt: skip


def test_help_names_every_command(runs: Runs) -> None:
    done = runs("--help")

    assert done.returncode == 0
    assert all(command in done.stdout for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_says_what_it_is_for(command: str) -> None:
    shown = CliRunner().invoke(app, [command, "--help"])

    assert shown.exit_code == 0
    assert f" {command} " in shown.stdout
    assert "--help" in shown.stdout


def test_a_command_that_does_not_exist_is_an_operators_mistake(runs: Runs) -> None:
    done = runs("fly")

    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_an_invitation_needs_a_token(runs: Runs) -> None:
    complains(runs("invite", "coordinator"), "TELEGRAM_BOT_TOKEN")


@pytest.mark.parametrize("token", ["hello", "123456:short"])
def test_what_is_no_token_is_seen_before_anything_is_done(runs: Runs, token: str) -> None:
    line = complains(runs("run", TELEGRAM_BOT_TOKEN=token), "TELEGRAM_BOT_TOKEN")

    assert token not in line


@pytest.mark.parametrize("command", [("run",), ("invite", "advisor")])
async def test_a_token_that_telegram_does_not_know_is_told(
    runs: Runs, telegram: PlaygroundServer, command: tuple[str, ...]
) -> None:
    done = await in_the_background(
        runs, *command, TELEGRAM_BOT_TOKEN=WRONG, TELEGRAM_API_URL=telegram.api_root
    )

    assert WRONG not in complains(done, "TELEGRAM_BOT_TOKEN")


@pytest.mark.parametrize("command", ["run", "migrate"])
def test_a_database_that_cannot_be_written_is_told(
    runs: Runs, tmp_path: Path, command: str
) -> None:
    (tmp_path / "file").write_text("no folder")

    complains(runs(command, DATABASE_URL=f"sqlite:///{tmp_path}/file/bot.db"), "DATABASE_URL")


def test_a_file_that_is_no_database_is_told(runs: Runs, tmp_path: Path) -> None:
    (tmp_path / "bot.db").write_text("Dear diary, " * 100)

    complains(runs("migrate"), "DATABASE_URL")


@pytest.mark.parametrize("command", ["migrate", "run"])
@pytest.mark.parametrize("where", [0.0, 0.3, 0.5, 0.9])
def test_a_file_with_a_page_that_was_written_by_half_is_told(
    runs: Runs, tmp_path: Path, command: str, where: float
) -> None:
    file = tmp_path / "bot.db"
    engine = make_engine(f"sqlite:///{file}")
    schema.migrate(engine)
    engine.dispose()
    body = bytearray(file.read_bytes())
    page = int(len(body) / 4096 * where) * 4096
    body[page : page + 4096] = b"\xa5" * 4096
    file.write_bytes(body)

    complains(runs(command, TELEGRAM_BOT_TOKEN=WRONG), "DATABASE_URL")


def test_a_file_that_may_only_be_read_is_told(runs: Runs, tmp_path: Path) -> None:
    runs("migrate")
    if os.geteuid() == 0:
        pytest.skip("root may write anything")
    (tmp_path / "bot.db").chmod(0o400)

    complains(runs("run", TELEGRAM_BOT_TOKEN=WRONG), "DATABASE_URL")


def test_of_several_programs_that_migrate_at_once_each_but_one_waits(
    runs: Runs, tmp_path: Path
) -> None:
    with ThreadPoolExecutor(4) as several:
        done = list(several.map(lambda _each: runs("migrate"), range(4)))

    assert [each.returncode for each in done] == [0, 0, 0, 0], [each.stderr for each in done]


def test_a_postgresql_that_is_not_there_is_told_without_its_password(
    runs: Runs, tmp_path: Path
) -> None:
    url = f"postgresql+psycopg://bot:hemmelig-kode@/bot?host={tmp_path}"

    assert "hemmelig" not in complains(runs("migrate", DATABASE_URL=url), "DATABASE_URL")


def test_a_value_that_is_not_known_is_told(runs: Runs) -> None:
    complains(runs("run", TIME_ZONE="Mars/Olympus"), "TIME_ZONE")


def test_several_wrong_values_are_told_together(runs: Runs) -> None:
    done = runs("check-config", TIME_ZONE="Mars", LOG_FORMAT="poem")

    assert done.returncode == 2
    assert [line.partition(":")[0] for line in done.stderr.splitlines()] == [
        "TIME_ZONE",
        "LOG_FORMAT",
    ]


@pytest.mark.parametrize("command", ["migrate", "run"])
def test_the_database_of_a_newer_program_is_left_alone(
    runs: Runs, tmp_path: Path, command: str
) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'bot.db'}")
    schema.migrate(engine)
    engine.dispose()
    with closing(sqlite3.connect(tmp_path / "bot.db")) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")

    done = runs(command, TELEGRAM_BOT_TOKEN=WRONG)

    assert "9999" in complains(done, "DATABASE_URL")


async def test_an_invitation_is_one_line_with_a_link(
    runs: Runs, telegram: PlaygroundServer
) -> None:
    done = await in_the_background(
        runs, "invite", "coordinator",
        TELEGRAM_BOT_TOKEN=telegram.token, TELEGRAM_API_URL=telegram.api_root,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    (link,) = done.stdout.splitlines()
    assert link.startswith(f"https://t.me/{telegram.messenger.bot.username}?start=")
    assert len(link.partition("=")[2]) <= 64  # core.telegram.org/bots/features#deep-linking


def test_nobody_is_invited_as_something_else(runs: Runs) -> None:
    done = runs("invite", "mayor")

    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_check_config_reads_the_file_of_places(runs: Runs, tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text('name = "Aarhus"\n')

    done = runs("check-config", MUNICIPALITY_FILE="own.toml")

    assert "administrations: it is missing; districts: it is missing" in complains(
        done, "MUNICIPALITY_FILE"
    )


def test_check_config_shows_what_would_be_used_and_no_secret(runs: Runs) -> None:
    done = runs(
        "check-config", TELEGRAM_BOT_TOKEN=WRONG, TELEGRAM_API_URL="http://127.0.0.1:9",
        LISTEN="127.0.0.1:0", TIME_ZONE="Europe/Oslo",
    )  # fmt: skip

    assert done.returncode == 0
    assert "TIME_ZONE=Europe/Oslo" in done.stdout
    assert "DATABASE_URL=sqlite:///" in done.stdout
    assert "QUIET_HOURS=18:00-08:00\nQUIET_WEEKENDS=true\n" in done.stdout
    assert WRONG not in done.stdout
    assert "CLOSED_DAYS=12-24=Christmas Eve, 12-31=New Year's Eve, 06-05=Constitution Day\n" in (
        done.stdout
    )


def an_old_acquaintance(tmp_path: Path) -> None:
    """Somebody who looked in years ago."""
    engine = make_engine(f"sqlite:///{tmp_path / 'bot.db'}")
    schema.migrate(engine)
    years_ago = datetime(2020, 1, 2, 12, tzinfo=UTC)
    with Session(engine) as session:
        session.add(Person(telegram_id=777000777, first_name="Bodil", created_at=years_ago))
        session.commit()
    engine.dispose()


def test_retention_first_says_who_is_due_and_then_erases_them(tmp_path: Path, runs: Runs) -> None:
    an_old_acquaintance(tmp_path)

    tried = runs("retention", "--dry-run")
    assert tried.returncode == 0
    assert tried.stdout.splitlines() == [
        "no case, last here on 2020-01-02",
        "1 would be erased (nothing open, and the last case ended 24 months ago).",
    ]
    assert "Bodil" not in tried.stdout
    assert b"Bodil" in (tmp_path / "bot.db").read_bytes()

    done = runs("retention")
    assert done.returncode == 0
    assert "1 erased" in done.stdout
    assert b"Bodil" not in (tmp_path / "bot.db").read_bytes()
    assert runs("retention").stdout.startswith("0 erased")


def test_a_retention_that_is_no_number_of_months_is_refused(runs: Runs) -> None:
    complains(runs("retention", "--dry-run", RETENTION_MONTHS="0"), "RETENTION_MONTHS")


def a_team(tmp_path: Path) -> None:
    """Karen coordinates, and Leyla advises."""
    engine = make_engine(f"sqlite:///{tmp_path / 'bot.db'}")
    schema.migrate(engine)
    now = datetime(2026, 1, 2, 12, tzinfo=UTC)
    with unit_of_work(engine) as unit:
        for number, name in ((1, "Karen"), (2, "Leyla")):
            unit.session.add(Person(id=number, telegram_id=number, first_name=name, created_at=now))
        unit.session.flush()
        people.grant(unit.at(now), 1, Role.COORDINATOR)
        people.grant(unit.at(now), 2, Role.ADVISOR)
        unit.session.commit()
    engine.dispose()


def test_the_team_is_listed_and_somebody_leaves_it(tmp_path: Path, runs: Runs) -> None:
    a_team(tmp_path)
    assert runs("team").stdout.splitlines() == [
        "1  Karen  coordinator since 2026-01-02",
        "2  Leyla  advisor since 2026-01-02",
    ]

    done = runs("team", "leave", "leyla")

    assert done.returncode == 0
    assert done.stdout == "Leyla is no longer advisor.\n"
    assert "Leyla" not in runs("team").stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("Karen",), "last coordinator"),
        (("Bent",), "nobody on the team"),
        (("2", "--role", "coordinator"), "nobody on the team"),
    ],
)
def test_who_cannot_leave_is_one_line(
    tmp_path: Path, runs: Runs, arguments: tuple[str, ...], words: str
) -> None:
    a_team(tmp_path)

    done = runs("team", "leave", *arguments)

    assert done.returncode == 2
    (line,) = done.stderr.strip().splitlines()
    assert words in line
    assert "Expected: " in line
