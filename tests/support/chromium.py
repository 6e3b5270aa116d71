"""Find a Chromium for the browser tests, or get Debian's. Needs nothing but the standard library.

`python -m tests.support.chromium` makes sure that there is one: it prints nothing if so, and ends
with one line that says what to install, and exit code 2, if it can't be had.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
APPLICATIONS = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
)
# Debian's Chromium comes without any font; this one has Latin, Cyrillic and Arabic letters.
PACKAGES = ("chromium", "fonts-dejavu-core")
ADVICE = (
    "The browser tests need Chromium: install the package `chromium` (Debian: apt-get install "
    "chromium) or Google Chrome, then run this again."
)


def find() -> Path | None:
    """The first installed Chromium that starts, or None."""
    on_path = (shutil.which(command) for command in COMMANDS)
    candidates = [Path(found) for found in on_path if found]
    installed = [application for application in APPLICATIONS if application.exists()]
    return next((path for path in candidates + installed if _starts(path)), None)


def ensure() -> Path | None:
    """The installed Chromium, or Debian's, installed now if this machine and person allow it."""
    return find() or (find() if _install() else None)


def _starts(path: Path) -> bool:
    """Whether it is more than a name: Ubuntu's `chromium-browser` may only point to a snap."""
    try:
        asked = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return asked.returncode == 0


def _install() -> bool:
    """Whether Debian's package could be installed, without asking anybody for a password."""
    prefix = _privilege()
    if prefix is None or not shutil.which("apt-get"):
        return False
    print("Installing Debian's Chromium for the browser tests, once ...", flush=True)
    install = ["install", "--yes", "--no-install-recommends", *PACKAGES]
    return _apt(prefix, ["update"]) and _apt(prefix, install)


def _privilege() -> list[str] | None:
    """What to put before a command that only root may run; None if that can't be."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if not sudo:
        return None
    allowed = subprocess.run([sudo, "-n", "true"], capture_output=True, check=False)
    return [sudo, "-n"] if allowed.returncode == 0 else None


def _apt(prefix: list[str], arguments: list[str]) -> bool:
    command = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", *arguments]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)
    return done.returncode == 0


if __name__ == "__main__" and not ensure():
    print(ADVICE, file=sys.stderr)
    sys.exit(2)
