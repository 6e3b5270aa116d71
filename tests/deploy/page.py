"""The commands of docs/going-live.md, taken out of the page and run.

Either on this machine in a folder of their own, as its user, with what only root does left out; or
in the root of a bare Debian, as root, with all of it but systemd:

    debootstrap --variant=minbase bookworm /somewhere
    python -m tests.deploy.page /somewhere
"""

import asyncio
import os
import re
import shutil
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from bot.clock import Clock
from bot.playground.server import PlaygroundServer

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "going-live.md"
SYSTEMCTL = Path(__file__).with_name("systemctl")

_BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_ENV_WRITTEN_BEFORE = "task-force check-config"
_PLACES = (
    "/opt/task-force-bot", "/var/lib/task-force", "/var/backups/task-force", "/etc/systemd",
    "/usr/local/bin/task-force",
)  # fmt: skip
_ROOT_ONLY = ("apt-get", "useradd")
_DROPS_ITS_USER = '#!/bin/sh\nshift 3\nexec "$@"\n'
_NO_OWNER = """#!/bin/sh
for each; do
    shift
    case $each in --owner=* | --group=*) ;; *) set -- "$@" "$each" ;; esac
done
exec {install} "$@"
"""


def blocks() -> list[str]:
    """Each block of commands, in the order of the page."""
    return _BLOCK.findall(PAGE.read_text(encoding="utf-8"))


@dataclass
class Done:
    """What came of it."""

    exit_code: int
    output: str


async def followed(server: PlaygroundServer, folder: Path, *, debian: bool) -> Done:
    """Run the page's commands, one after the other; the bot then runs.

    `folder` is a new one, or the root of a Debian.
    """
    source = folder / "source"
    _copy_of_the_checkout(source)
    script = "\n".join(["set -eux", *blocks()])
    settings = f"TELEGRAM_BOT_TOKEN={server.token}\nTELEGRAM_API_URL={server.api_root}\n"
    settings += f"LISTEN=127.0.0.1:{_free_port()}\n"
    script = script.replace(
        _ENV_WRITTEN_BEFORE,
        f"cat > /var/lib/task-force/.env <<'END'\n{settings}END\n{_ENV_WRITTEN_BEFORE}",
        1,
    )
    machine = _Debian(folder) if debian else _Folder(folder)
    machine.prepare(source)
    return await machine.run(script.replace("SOURCE", str(machine.seen(source))))


async def stopped(folder: Path, *, debian: bool) -> Done:
    """End the bot again."""
    machine = _Debian(folder) if debian else _Folder(folder)
    return await machine.run("systemctl stop task-force-bot.service")


class _Debian:
    """A root of its own, entered as root; processes, network and clock are this machine's."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def prepare(self, source: Path) -> None:
        shutil.copy(SYSTEMCTL, self._root / "usr/local/bin/systemctl")
        (self._root / "running").mkdir(exist_ok=True)
        for each in ("etc/resolv.conf", "etc/ssl/certs/ca-certificates.crt"):
            target = self._root / "host" / each
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(f"/{each}", target)
        shutil.copy("/etc/resolv.conf", self._root / "etc/resolv.conf")
        subprocess.run(["chown", "-R", "root:root", source], check=True)

    def seen(self, path: Path) -> Path:
        return Path("/") / path.relative_to(self._root)

    async def run(self, script: str) -> Done:
        environment = {
            "PATH": "/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root",
            "UNITS": "/etc/systemd/system", "RUNNING": "/running", "LANG": "C.UTF-8",
            "DEBIAN_FRONTEND": "noninteractive",
            "PIP_CERT": "/host/etc/ssl/certs/ca-certificates.crt",
        }  # fmt: skip
        return await _run(["chroot", str(self._root), "sh", "-c", script], environment)


class _Folder:
    """A folder of this machine's, with the page's places in it, as the user that there is."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stubs = folder / "stubs"

    def prepare(self, source: Path) -> None:
        self._stubs.mkdir()
        for each in ("etc/systemd/system", "running", "opt", "var/lib", "var/backups"):
            (self._folder / each).mkdir(parents=True)
        (self._folder / "usr/local/bin").mkdir(parents=True)
        for name in _ROOT_ONLY:
            self._stub(name, "#!/bin/sh\n")
        self._stub("runuser", _DROPS_ITS_USER)
        self._stub("install", _NO_OWNER.format(install=shutil.which("install")))
        self._stub("git", _WITH_THIS_ENVIRONMENT.format(
            git=shutil.which("git"), here=sys.prefix, there=self._folder / "opt/task-force-bot",
        ))  # fmt: skip
        shutil.copy(SYSTEMCTL, self._stubs / "systemctl")
        for file in (source / "docs/deploy").iterdir():
            file.write_text(self._placed(file.read_text(encoding="utf-8")), encoding="utf-8")
        _commit(source)

    def seen(self, path: Path) -> Path:
        return path

    async def run(self, script: str) -> Done:
        environment = {
            "PATH": f"{self._stubs}:{self._folder}/usr/local/bin:{os.environ['PATH']}",
            "HOME": str(self._folder), "LANG": "C.UTF-8",
            "UNITS": str(self._folder / "etc/systemd/system"),
            "RUNNING": str(self._folder / "running"),
        }  # fmt: skip
        return await _run(["sh", "-c", self._placed(script)], environment)

    def _stub(self, name: str, text: str) -> None:
        (self._stubs / name).write_text(text)
        (self._stubs / name).chmod(0o755)

    def _placed(self, text: str) -> str:
        for each in _PLACES:
            text = re.sub(rf"(?<![\w-]){each}(?![\w])", f"{self._folder}{each}", text)
        return text


_WITH_THIS_ENVIRONMENT = """#!/bin/sh
# After cloning, the packages that the tests run with are there: nothing is installed a second time.
{git} "$@"
test "$1" = clone || exit 0
mkdir {there}/.venv
for each in bin lib pyvenv.cfg; do ln -s {here}/$each {there}/.venv/$each; done
touch -d tomorrow {there}/.venv/installed-run
"""


def _copy_of_the_checkout(target: Path) -> None:
    """A repository with what this checkout holds, committed or not."""
    shutil.rmtree(target, ignore_errors=True)
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    found = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in found.strip("\0").split("\0"):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    _commit(target)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def _commit(folder: Path) -> None:
    who = ("-c", "user.name=Test", "-c", "user.email=test@example.dk")
    for each in (("init", "--quiet"), ("add", "--all"), (*who, "commit", "--quiet", "-m", "All.")):
        subprocess.run(["git", *each], cwd=folder, check=True)


async def _run(command: list[str], environment: dict[str, str]) -> Done:
    """The bot that it leaves running writes elsewhere, so its output ends with it."""
    process = await asyncio.create_subprocess_exec(
        *command, env=environment, stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    output, _ = await process.communicate()
    return Done(process.returncode or 0, output.decode())


async def main(root: Path) -> int:
    """Try the page in the root of a bare Debian, and say what came of it."""
    server = PlaygroundServer(Clock(), cast=())
    await server.start()
    try:
        done = await followed(server, root, debian=True)
        print(done.output)  # noqa: T201  (what was asked for)
        await stopped(root, debian=True)
    finally:
        await server.stop()
    return done.exit_code


if __name__ == "__main__":
    sys.exit(asyncio.run(main(Path(sys.argv[1]))))
