"""`check-config` tries what `run` needs; `health` asks the bot that runs."""

import socket
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.playground.server import PlaygroundServer
from storage.database import schema
from tests.bot.command_line.conftest import Runs, complains, in_the_background
from tests.bot.command_line.files import of_version
from tests.bot.telegram.raw_server import answer, raw_server
from tests.support.databases import Databases
from tests.support.process import BotProcess
from tests.support.tables import with_tables

WITHIN = 20
NOBODY = "http://127.0.0.1:9"
WRONG = "123456:" + "x" * 35


def line_of(output: str, name: str) -> str:
    (line,) = [each for each in output.splitlines() if each.startswith(f"{name}: ")]
    return line


async def test_everything_is_tried_and_nothing_is_changed(
    runs: Runs, telegram: PlaygroundServer, tmp_path: Path
) -> None:
    done = await in_the_background(
        runs, "check-config", LISTEN="127.0.0.1:0",
        TELEGRAM_BOT_TOKEN=telegram.token, TELEGRAM_API_URL=telegram.api_root,
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (0, "")
    assert "København, 11 districts, 7 administrations" in line_of(done.stdout, "places")
    assert "will be made" in line_of(done.stdout, "database")
    assert "is free" in line_of(done.stdout, "listen")
    assert f"@{telegram.messenger.bot.username}" in line_of(done.stdout, "telegram")
    assert "polling" in line_of(done.stdout, "updates")
    assert telegram.token not in done.stdout
    assert not (tmp_path / "bot.db").exists()


async def test_a_token_that_telegram_does_not_know(runs: Runs, telegram: PlaygroundServer) -> None:
    done = await in_the_background(
        runs, "check-config", TELEGRAM_BOT_TOKEN=WRONG, TELEGRAM_API_URL=telegram.api_root
    )

    complains(done, "TELEGRAM_BOT_TOKEN")


def test_a_telegram_that_is_away_is_said_and_is_no_mistake(runs: Runs) -> None:
    done = runs(
        "check-config", LISTEN="127.0.0.1:0", TELEGRAM_BOT_TOKEN="1:x", TELEGRAM_API_URL=NOBODY
    )

    assert done.returncode == 0, done.stderr
    assert "not reached" in line_of(done.stdout, "telegram")


def test_a_port_that_another_program_has(runs: Runs) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = runs("check-config", PLAYGROUND_LISTEN=f"127.0.0.1:{taken.getsockname()[1]}")

    complains(done, "PLAYGROUND_LISTEN")


def test_a_migration_is_tried_on_a_copy(runs: Runs, tmp_path: Path) -> None:
    of_version(tmp_path / "bot.db", "0003")

    done = runs("check-config")

    assert f"version 0003, will be migrated to {schema.HEAD} (tried on a copy)" in line_of(
        done.stdout, "database"
    )
    with closing(sqlite3.connect(tmp_path / "bot.db")) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0003",)


def damaged(file: Path) -> None:
    body = bytearray(file.read_bytes())
    body[8192:12288] = b"\xa5" * 4096
    file.write_bytes(body)


def newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")


@pytest.mark.parametrize("what", [damaged, newer])
def test_a_database_that_run_would_refuse(runs: Runs, tmp_path: Path, what: object) -> None:
    runs("migrate")
    assert callable(what)
    what(tmp_path / "bot.db")

    complains(runs("check-config"), "DATABASE_URL")


def test_several_mistakes_are_told_together(runs: Runs, tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text('name = "Aarhus"\n')
    url = f"postgresql+psycopg://bot:hemmelig@/bot?host={tmp_path}"

    done = runs("check-config", MUNICIPALITY_FILE="own.toml", DATABASE_URL=url)

    assert done.returncode == 2
    assert [each.partition(":")[0] for each in done.stderr.splitlines()] == [
        "MUNICIPALITY_FILE",
        "DATABASE_URL",
    ]
    assert "hemmelig" not in done.stdout + done.stderr


def test_a_postgresql_is_tried_too(runs: Runs, databases: Databases) -> None:
    url = databases.new("postgresql", prepare=with_tables)

    done = runs("check-config", DATABASE_URL=url)
    databases.drop(url)

    assert "can be written, version" in line_of(done.stdout, "database")


def test_what_others_can_read_is_said(runs: Runs, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("LOG_LEVEL=info\n")
    (tmp_path / ".env").chmod(0o644)

    assert ".env" in line_of(runs("check-config").stdout, "files")


async def test_telegram_by_way_of_a_proxy(runs: Runs) -> None:
    """The whole address is what a proxy is asked for."""
    async with raw_server(answer(b'{"ok": false, "error_code": 502}', "502 Bad")) as server:
        done = await in_the_background(
            runs, "check-config", LISTEN="127.0.0.1:0", TELEGRAM_BOT_TOKEN=WRONG,
            TELEGRAM_API_URL="http://api.example", TELEGRAM_PROXY=f"{server.root}/",
        )  # fmt: skip

    assert "http://api.example/bot" in server.requests[0][0]
    assert "not reached" in line_of(done.stdout, "telegram")
    assert "by way of http://127.0.0.1:" in line_of(done.stdout, "updates")


@pytest.mark.parametrize("proxy", ["proxy.example:3128", "socks5://proxy", "http://proxy/path"])
def test_what_is_no_proxy(runs: Runs, proxy: str) -> None:
    complains(runs("check-config", TELEGRAM_PROXY=proxy), "TELEGRAM_PROXY")


def test_the_password_of_a_proxy_is_shown_to_nobody(runs: Runs) -> None:
    done = runs("check-config", TELEGRAM_PROXY="http://bot:hemmelig@proxy.example:3128")

    assert "TELEGRAM_PROXY=http://bot:***@proxy.example:3128" in done.stdout
    assert "hemmelig" not in done.stdout


async def test_the_running_bot_is_asked_for_its_health(
    runs: Runs, telegram: PlaygroundServer, tmp_path: Path
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        listen = f"127.0.0.1:{free.getsockname()[1]}"
    asking = {
        "LISTEN": listen, "TELEGRAM_BOT_TOKEN": telegram.token,
        "TELEGRAM_API_URL": telegram.api_root,
    }  # fmt: skip
    url = f"sqlite:///{tmp_path / 'bot.db'}"
    with BotProcess(
        telegram.api_root, url, tmp_path, token=telegram.token, others={"LISTEN": listen}
    ) as bot:
        await bot.says("The bot is running", WITHIN)
        well = await in_the_background(runs, "health", **asking)
        checked = await in_the_background(runs, "check-config", **asking)
        assert await bot.stop(WITHIN) == 0
    gone = await in_the_background(runs, "health", **asking)

    assert (well.returncode, well.stdout) == (0, '{"ok":true,"inbox":0,"outbox":0}\n')
    assert "the running bot's" in line_of(checked.stdout, "listen")
    assert gone.returncode == 1
    assert gone.stderr.startswith("LISTEN: nobody answers")
