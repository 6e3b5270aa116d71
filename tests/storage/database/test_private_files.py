"""The database's files are for one user, whatever the shell and whatever was there before."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from storage.database import schema
from storage.database.engine import make_engine
from storage.database.private_files import open_to_others

ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def generous_shell() -> Iterator[None]:
    """A shell that gives everybody everything."""
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> str:
    return oct(stat.S_IMODE(path.stat().st_mode))


def test_what_the_engine_makes_is_private(tmp_path: Path) -> None:
    file = tmp_path / "var" / "task-force.db"
    engine = make_engine(f"sqlite:///{file}")
    schema.migrate(engine)
    with engine.connect() as connection:
        connection.execute(text("SELECT 1"))
        made = {each.name: mode(each) for each in file.parent.iterdir()}

    assert {"task-force.db", "task-force.db-wal", "task-force.db-shm"} <= set(made)
    assert set(made.values()) == {"0o600"}
    assert mode(file.parent) == "0o700"
    engine.dispose()


def test_what_is_deleted_is_overwritten_and_nothing_is_put_aside(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'task-force.db'}")
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA secure_delete")).scalar_one() == 1
        assert connection.execute(text("PRAGMA temp_store")).scalar_one() == 2  # memory
    engine.dispose()


def test_what_was_there_is_narrowed(tmp_path: Path) -> None:
    folder = tmp_path / "var"
    folder.mkdir(mode=0o777)
    file = folder / "task-force.db"
    file.touch(0o666)
    file.with_name("task-force.db-wal").touch(0o644)

    make_engine(f"sqlite:///{file}").dispose()

    assert {mode(each) for each in folder.iterdir()} == {"0o600"}
    assert mode(folder) == "0o700"
    assert open_to_others(file) == []


def test_a_folder_that_is_more_than_the_databases_is_left_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tmp_path.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "task-force.db"

    make_engine(f"sqlite:///{file}").dispose()

    assert mode(tmp_path) == "0o755"
    assert mode(file) == "0o600"
    assert open_to_others(file) == [tmp_path]


@pytest.mark.parametrize("command", ["migrate", "playground"])
def test_the_program_writes_for_its_own_user_alone(tmp_path: Path, command: str) -> None:
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "PLAYGROUND_LISTEN": "127.0.0.1:0",
    }
    program = subprocess.Popen(
        [sys.executable, "-m", "bot", command], cwd=tmp_path, env=environment, umask=0,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    assert program.stdout is not None
    for line in program.stdout:
        if "up to date" in line or "http://" in line:
            break
    files = [each for each in tmp_path.rglob("*") if each.is_file()]
    modes = {each.name: mode(each) for each in files}
    program.terminate()
    program.communicate(timeout=20)

    assert any(name.endswith(".db") for name in modes)
    assert set(modes.values()) == {"0o600"}
    assert mode(tmp_path / "var") == "0o700"
