"""A Python that cannot run the program says so in one line, be it too old or bare."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

OLD = """
import runpy, sys
sys.version_info, sys.version = (3, 9, 2, "final", 0), "3.9.2 (main)"
runpy.run_module("bot", run_name="__main__", alter_sys=True)
"""

WRONG_ONES = {
    "too old": (["-c", OLD], "is version 3.9.2"),
    "without packages": (["-S", "-m", "bot", "run"], "has no package typer"),
}


@pytest.mark.parametrize("which", WRONG_ONES)
def test_the_wrong_python_is_one_line(which: str) -> None:
    arguments, reason = WRONG_ONES[which]

    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith("Python: ")
    assert reason in line
    assert ".venv/bin/python" in line


def test_make_without_a_python_says_what_to_install(tmp_path: Path) -> None:
    for each in ("Makefile", "requirements.lock"):
        shutil.copy(ROOT / each, tmp_path)
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "python3").write_text("#!/bin/sh\nexit 1\n")  # too old, or without venv
    (programs / "python3").chmod(0o755)

    done = subprocess.run(
        [str(shutil.which("make")), "install"], cwd=tmp_path, env={"PATH": str(programs)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 2
    assert done.stderr.splitlines()[0].startswith("Install Python 3.11 or newer")


def test_an_older_python_can_read_what_says_so() -> None:
    for each in ("bot/__init__.py", "bot/__main__.py"):
        ast.parse((ROOT / each).read_text(), feature_version=(3, 7))
