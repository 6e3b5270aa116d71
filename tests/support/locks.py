"""The lock files: made from pyproject.toml, and checked against it.

`python -m tests.support.locks make` changes only the pins that pyproject.toml demands (all of
them with `--upgrade`); `check` ends with one line and exit code 1 where the two are out of step.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from uv import find_uv_bin

ROOT = Path(__file__).parents[2]
DEV, RUN = "requirements-dev.lock", "requirements.lock"

# One resolution for every platform and Python that the project runs on. No header, no notes and
# no index: a lock says what, never from where, and is the same on every machine that makes it.
COMPILE = (
    *("pip", "compile", "--quiet", "--universal", "--python-version", "3.11"),
    *("--generate-hashes", "--no-header", "--no-annotate", "--no-emit-index-url"),
)


def make(folder: Path, *, upgrade: bool = False) -> None:
    """Write both locks into `folder`, starting from those that stand there.

    The program's lock is held to the pins of the development lock, so that the tests run on what
    people run. Raises subprocess.CalledProcessError, with uv's reason on standard error.
    """
    upgrades = ("--upgrade",) if upgrade else ()
    _compile(*upgrades, "--group", "dev", "--output-file", str(folder / DEV))
    _compile(*upgrades, "--constraint", str(folder / DEV), "--output-file", str(folder / RUN))


def out_of_step() -> list[str]:
    """The lock files that pyproject.toml would have otherwise."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for lock in (DEV, RUN):
            shutil.copy(ROOT / lock, folder)
        make(folder)
        return [
            lock for lock in (DEV, RUN) if (ROOT / lock).read_text() != (folder / lock).read_text()
        ]


def _compile(*arguments: str) -> None:
    command = [find_uv_bin(), *COMPILE, "pyproject.toml", *arguments]
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)


def _check() -> int:
    differing = out_of_step()
    for lock in differing:
        print(f"{lock} is out of step with pyproject.toml: run `make lock`.", file=sys.stderr)
    return 1 if differing else 0


def main() -> int:
    """Do what the command line says; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.support.locks")
    parser.add_argument("what", choices=("make", "check"))
    parser.add_argument("--upgrade", action="store_true", help="the newest versions of everything")
    wanted = parser.parse_args()
    try:
        if wanted.what == "check":
            return _check()
        make(ROOT, upgrade=wanted.upgrade)
    except subprocess.CalledProcessError:
        print("The locks could not be resolved (uv says why above).", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
