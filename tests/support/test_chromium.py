"""A machine without Chromium gets Debian's where that is allowed, and advice where it is not."""

import shutil
from pathlib import Path

import pytest

from tests.support import chromium

BROWSER = "#!/bin/sh\necho Chromium 1.0\n"
BROKEN_BROWSER = "#!/bin/sh\necho Please install the snap\nexit 1\n"
SUDO = '#!/bin/sh\nshift\nexec "$@"\n'
SUDO_THAT_ASKS = "#!/bin/sh\nexit 1\n"
APT = """#!/bin/sh
here=$(dirname "$0")
echo "$@" >> "$here/asked"
case "$*" in *install*) cp "$here/package" "$here/chromium" ;; esac
"""


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of all the commands there are, on a machine where nobody is root."""
    for command in ("cp", "dirname", "env", "true"):
        (tmp_path / command).symlink_to(shutil.which(command) or command)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(chromium, "APPLICATIONS", ())
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    return tmp_path


def put(machine: Path, **scripts: str) -> None:
    """Install commands, or what stands beside them."""
    for name, script in scripts.items():
        file = machine / name.replace("_", "-")
        file.write_text(script)
        file.chmod(0o755)


def test_an_installed_one_is_used_and_nothing_is_installed(machine: Path) -> None:
    put(machine, google_chrome=BROWSER, sudo=SUDO, apt_get=APT)
    assert chromium.ensure() == machine / "google-chrome"
    assert not (machine / "asked").exists()


def test_one_that_does_not_start_is_passed_over(machine: Path) -> None:
    put(machine, chromium=BROKEN_BROWSER, google_chrome=BROWSER)
    assert chromium.ensure() == machine / "google-chrome"


def test_debians_is_installed_where_that_needs_no_password(machine: Path) -> None:
    put(machine, sudo=SUDO, apt_get=APT, package=BROWSER)
    assert chromium.ensure() == machine / "chromium"
    assert (machine / "asked").read_text().splitlines() == [
        "-qq update",
        "-qq install --yes --no-install-recommends chromium fonts-dejavu-core",
    ]


@pytest.mark.parametrize(
    "scripts",
    [
        {},
        {"apt_get": APT, "package": BROWSER},
        {"apt_get": APT, "package": BROWSER, "sudo": SUDO_THAT_ASKS},
        {"sudo": SUDO},
    ],
    ids=["nothing", "no sudo", "sudo asks for a password", "not Debian"],
)
def test_where_it_is_not_allowed_there_is_none(machine: Path, scripts: dict[str, str]) -> None:
    put(machine, **scripts)
    assert chromium.ensure() is None
    assert not (machine / "asked").exists()


def test_the_advice_is_one_line() -> None:
    assert "\n" not in chromium.ADVICE
