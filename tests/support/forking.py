"""The program as a process of its own, which is there at once: forked from one that has loaded it.

    process = forked("bot", ["run"], env=..., cwd=folder, output=log, errors=log)
    process.kill()

Loading the program takes more than a second of a processor, and a run of all tests starts it a
hundred times. So one process loads it once, and each of these is forked from that: with its own
environment, folder, streams and arguments, with nothing begun, and with a parent that only waits.
What is about the loading itself starts `python -m bot` (tests/bot/command_line/test_cli.py).
"""

import atexit
import contextlib
import gc
import json
import os
import runpy
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
LOADED = (
    "alembic.command", "bot.command_line.cli", "bot.listener", "bot.program", "bot.jobs.schedule",
    "holidays.countries.denmark", "psycopg", "uvloop",
)  # fmt: skip
"""What is loaded before; what is not there (any more) is loaded by each process for itself."""


class Forked:
    """One process, with the few methods of `subprocess.Popen` that its users need."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._ended = threading.Event()

    def poll(self) -> int | None:
        """The exit code, negative for a signal; None while it runs."""
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """The same once it has ended. Raises subprocess.TimeoutExpired after `timeout` seconds."""
        if not self._ended.wait(timeout) or self.returncode is None:
            raise subprocess.TimeoutExpired(str(self.pid), timeout or 0)
        return self.returncode

    def kill(self) -> None:
        """SIGKILL, unless it has ended."""
        self._signal(signal.SIGKILL)

    def terminate(self) -> None:
        """SIGTERM, unless it has ended."""
        self._signal(signal.SIGTERM)

    def ended(self, returncode: int) -> None:
        """It has, as its parent says."""
        self.returncode = returncode
        self._ended.set()

    def _signal(self, number: int) -> None:
        if self.returncode is None:
            os.kill(self.pid, number)


def forked(
    module: str,
    arguments: Sequence[str],
    *,
    env: Mapping[str, str],
    cwd: Path,
    output: Path,
    errors: Path,
) -> Forked:
    """Start `python -m module arguments...`, whose streams are appended to these files."""
    return _parent().start(
        {
            "module": module,
            "arguments": list(arguments),
            "env": dict(env),
            "cwd": str(cwd),
            "output": str(output),
            "errors": str(errors),
        }
    )


class _Parent:
    """The process that has loaded the program, as seen from here."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__], cwd=ROOT, text=True, bufsize=1,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        self._running: dict[int, Forked] = {}
        self._starting = threading.Lock()
        self._started = threading.Semaphore(0)
        self._newest: Forked | None = None
        threading.Thread(target=self._listen, daemon=True).start()
        atexit.register(self._process.kill)

    def start(self, what: Mapping[str, Any]) -> Forked:
        """Ask for one."""
        assert self._process.stdin is not None
        with self._starting:
            self._process.stdin.write(json.dumps(what) + "\n")
            self._process.stdin.flush()
            self._started.acquire()
            assert self._newest is not None
            return self._newest

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            pid, returncode = json.loads(line)
            if returncode is None:
                self._newest = self._running[pid] = Forked(pid)
                self._started.release()
            else:
                self._running.pop(pid).ended(returncode)


@cache
def _parent() -> _Parent:
    return _Parent()


# In the process that has loaded the program


def _serve() -> None:
    sys.modules.setdefault("rich", None)  # type: ignore[arg-type]  # as bot/__main__.py does
    for name in LOADED:
        try:
            __import__(name)
        except ImportError:
            continue
    gc.collect()
    gc.freeze()
    _until_nobody_asks()


def _until_nobody_asks() -> None:
    """One thread, so that a fork of it is whole: it looks at what is asked and at who has ended."""
    woken, wakes = os.pipe()
    for end in (woken, wakes):
        os.set_blocking(end, False)
    signal.set_wakeup_fd(wakes)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    asked = b""
    while True:
        ready, _, _ = select.select([0, woken], [], [])
        if woken in ready:
            os.read(woken, 4096)
            _tell_who_has_ended()
        if 0 in ready:
            read = os.read(0, 1 << 16)
            if not read:
                return
            *lines, asked = (asked + read).split(b"\n")
            for line in lines:
                _fork(json.loads(line))


def _fork(what: Mapping[str, Any]) -> None:
    pid = os.fork()
    if pid == 0:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        _become(what)
    _tell(pid, None)


def _tell_who_has_ended() -> None:
    with contextlib.suppress(ChildProcessError):  # there is none left
        while True:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if not pid:
                return
            _tell(pid, os.waitstatus_to_exitcode(status))


def _tell(pid: int, returncode: int | None) -> None:
    os.write(1, json.dumps([pid, returncode]).encode() + b"\n")


def _become(what: Mapping[str, Any]) -> None:
    """In the new process: be the program, and never return."""
    for place, path in ((1, what["output"]), (2, what["errors"])):
        os.dup2(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), place)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.environ.clear()
    os.environ.update(what["env"])
    os.chdir(what["cwd"])
    sys.argv = ["", *what["arguments"]]
    code = 1
    try:
        runpy.run_module(what["module"], run_name="__main__", alter_sys=True)
        code = 0
    except SystemExit as error:
        code = _exit_code(error)
    except BaseException:  # noqa: BLE001  (what Python itself does at the end)
        sys.excepthook(*sys.exc_info())
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _exit_code(error: SystemExit) -> int:
    if error.code is None or isinstance(error.code, int):
        return error.code or 0
    print(error.code, file=sys.stderr)
    return 1


if __name__ == "__main__":
    _serve()
