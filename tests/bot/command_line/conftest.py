"""The program as an operator runs it, and a Bot API on this machine for it to talk to."""

import asyncio
import os
import shutil
import subprocess
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.playground.server import PlaygroundServer
from storage.database import schema
from tests.bot.command_line.files import of_version
from tests.support.forking import forked

ROOT = Path(__file__).parents[3]

Program = subprocess.CompletedProcess[str]
Runs = Callable[..., Program]


@pytest.fixture
def runs(tmp_path: Path) -> Runs:
    """Runs `python -m bot` in a folder of its own, with these settings and no others.

    It is forked from a process that has loaded it (tests/support/forking.py).
    """

    def run(*arguments: str, **settings: str) -> Program:
        environment = {
            "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "NO_COLOR": "1",
            "DATABASE_URL": f"sqlite:///{tmp_path / 'bot.db'}", **settings,
        }  # fmt: skip
        output, errors = tmp_path / "output", tmp_path / "errors"
        for each in (output, errors):
            each.write_text("")
        done = forked(
            "bot", arguments, env=environment, cwd=tmp_path, output=output, errors=errors
        ).wait(timeout=20)
        return Program(arguments, done, output.read_text(), errors.read_text())

    return run


@pytest.fixture
async def telegram() -> AsyncIterator[PlaygroundServer]:
    """A Bot API on this machine."""
    server = PlaygroundServer(Clock(), cast=())
    await server.start()
    yield server
    await server.stop()


def complains(done: Program, setting: str) -> str:
    """One line about this setting, how to mend it, and exit code 2. Returns the line."""
    assert done.returncode == 2, done.stderr
    (line,) = done.stderr.strip().splitlines()
    assert line.startswith(f"{setting}: ")
    assert "Expected: " in line
    assert "Traceback" not in done.stdout + done.stderr
    return line


async def in_the_background(runs: Runs, *arguments: str, **settings: str) -> Program:
    """Run it while this process plays Telegram."""
    return await asyncio.to_thread(runs, *arguments, **settings)


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
