"""The image: built where there is a builder, else its own steps tried in a plain folder."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.deploy.page import ROOT

FILE = ROOT / "docs" / "deploy" / "Containerfile"
PROGRAM = ("bot", "casework", "handlers", "locales", "storage")


def instructions() -> list[tuple[str, str]]:
    """Each instruction and what follows it, its lines joined."""
    text = re.sub(r"^#.*\n", "", FILE.read_text(), flags=re.MULTILINE).replace("\\\n", " ")
    found = [line.split(maxsplit=1) for line in text.splitlines() if line.strip()]
    return [(name, " ".join(rest.split())) for name, rest in found]


def after_the_last_from() -> list[tuple[str, str]]:
    found = instructions()
    last = max(number for number, (name, _) in enumerate(found) if name == "FROM")
    return found[last + 1 :]


def environment() -> dict[str, str]:
    (values,) = [rest for name, rest in after_the_last_from() if name == "ENV"]
    return dict(each.split("=", 1) for each in values.split())


def test_it_is_not_roots_and_says_whether_it_is_well() -> None:
    found = dict(after_the_last_from())

    assert found["USER"] == "task-force"
    assert '"-m", "bot", "health"' in found["HEALTHCHECK"]
    assert found["ENTRYPOINT"].endswith('"-m", "bot"]')
    assert found["CMD"] == '["run"]'
    assert environment()["DATABASE_URL"].startswith(f"sqlite:///{found['VOLUME']}/")


def test_only_what_the_program_is_made_of_gets_in() -> None:
    copied = [rest.split() for name, rest in instructions() if name == "COPY"]
    from_here = {source for *sources, _target in copied for source in sources[-1:]}

    assert from_here == {*PROGRAM, "requirements.lock", "/opt/task-force-bot"}


def test_what_is_copied_is_enough_to_run(tmp_path: Path) -> None:
    """Its own steps after the packages, in a folder that holds nothing else."""
    for each in PROGRAM:
        shutil.copytree(ROOT / each, tmp_path / each, ignore=shutil.ignore_patterns("*.mo"))
    compile_, *_ = [rest for name, rest in instructions() if "locales compile" in rest]
    command = compile_.removeprefix("RUN ").replace(".venv/bin/python", sys.executable)
    subprocess.run(command, shell=True, cwd=tmp_path, check=True)  # noqa: S602  (the file's own)
    (tmp_path / "data").mkdir()
    settings = environment() | {
        "PYTHONPATH": str(tmp_path), "PATH": os.environ["PATH"], "LISTEN": "127.0.0.1:0",
        "DATABASE_URL": f"sqlite:///{tmp_path}/data/task-force.db",
    }  # fmt: skip

    done = subprocess.run(
        [sys.executable, "-m", "bot", "migrate"], cwd=tmp_path / "data", env=settings,
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (0, "")


def test_a_builder_builds_it() -> None:
    """From the image that BASE names, or that TASK_FORCE_BASE names on a machine without that."""
    builder = next((each for each in ("podman", "buildah", "docker") if works(each)), None)
    if builder is None or "TASK_FORCE_BASE" not in os.environ:
        pytest.skip("there is no builder here, or no image for it (TASK_FORCE_BASE)")
    base = f"--build-arg=BASE={os.environ['TASK_FORCE_BASE']}"
    form = [] if builder == "docker" else ["--format=docker"]

    subprocess.run(
        [builder, "build", *form, base, "--file", FILE, "--tag", "task-force-bot:test", ROOT],
        check=True,
    )


def works(builder: str) -> bool:
    """Whether it is here, and whatever serves it runs."""
    if shutil.which(builder) is None:
        return False
    return subprocess.run([builder, "info"], capture_output=True, check=False).returncode == 0
