"""The program as an operator runs it: a process of its own, which a test can kill.

    with BotProcess(api_url, database_url, folder) as bot:
        bot.kill()                                # SIGKILL: nothing is finished
        bot.start()                               # the next life, on the same database
        assert await bot.stop(within=5) == 0      # SIGTERM
    assert not bot.errors()

What serves the process in the test's own event loop goes on serving it, also while it stops.
"""

import asyncio
import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

from bot.configuration.settings import Settings
from tests.support.forking import Forked, forked

ROOT = Path(__file__).parents[2]
TOKEN = "1:a-process-under-test"

_ALWAYS = {
    "LISTEN": "127.0.0.1:0",
    "LOG_FORMAT": "json",
    "TELEGRAM_MESSAGES_PER_SECOND": "0",
    "TELEGRAM_CHAT_MESSAGES_PER_SECOND": "0",
    "UPDATES_PER_TEN_SECONDS": "0",
    "QUIET_HOURS": "none",
    "QUIET_WEEKENDS": "false",
}
"""Without any limit or quiet hours, so that a test waits for nothing but the program: its clock is
the machine's."""


class BotProcess:
    """`python -m bot run` on a database, as often as it is started; a context starts and ends it.

    `folder` holds its log, and is where it runs: a developer's own `.env` is not read. `module`
    is what runs in place of `bot`, such as `tests.support.slow_disk`.
    """

    def __init__(
        self,
        api_url: str,
        database_url: str,
        folder: Path,
        *,
        token: str = TOKEN,
        module: str = "bot",
        log_level: str = "warning",
        others: Mapping[str, str] | None = None,
    ) -> None:
        self.lives = 0
        self._module = module
        self._folder = folder
        self._log = folder / "bot.log"
        self._log.touch()
        self._environment = _environment(
            {
                **_ALWAYS,
                "TELEGRAM_BOT_TOKEN": token,
                "TELEGRAM_API_URL": api_url,
                "DATABASE_URL": database_url,
                "LOG_LEVEL": log_level,
                **(others or {}),
            }
        )
        self._process: Forked | None = None

    def start(self) -> None:
        """Begin another life; returns before the program is ready."""
        self._process = forked(
            self._module,
            ["run"],
            env=self._environment,
            cwd=self._folder,
            output=self._log,
            errors=self._log,
        )
        self.lives += 1

    def kill(self) -> None:
        """End it as a power cut would. It must have been running until now."""
        process = self._running()
        ended = process.poll()
        assert ended is None, f"the program had ended by itself ({ended}):\n{self._log.read_text()}"
        process.kill()
        process.wait()
        self._process = None

    async def stop(self, within: float) -> int:
        """Ask it to end, as a service manager does. Returns the exit code.

        Raises TimeoutError, and kills it, if that takes more than `within` seconds.
        """
        process = self._running()
        process.terminate()
        try:
            return await asyncio.to_thread(process.wait, within)
        except subprocess.TimeoutExpired:
            self.kill()
            raise TimeoutError(f"the program did not end within {within} seconds") from None

    async def ended(self, within: float) -> int:
        """Wait until it ends by itself. Returns the exit code. Raises TimeoutError."""
        try:
            return await asyncio.to_thread(self._running().wait, within)
        except subprocess.TimeoutExpired:
            raise TimeoutError(f"the program did not end within {within} seconds") from None

    async def says(self, words: str, within: float) -> list[str]:
        """Wait until a line of its output holds these words. Returns all those lines."""
        async with asyncio.timeout(within):
            while not (found := [line for line in self.output() if words in line]):  # noqa: ASYNC110
                await asyncio.sleep(0.05)
        return found

    def output(self) -> list[str]:
        """Whatever it has written so far, of all its lives."""
        return self._log.read_text().splitlines()

    def __enter__(self) -> Self:
        """Begin the first life."""
        self.start()
        return self

    def __exit__(self, failure: type[BaseException] | None, *_: object) -> None:
        """Leave nothing running, whatever has happened; where a test fails, it shows the log."""
        if failure is not None:
            print(self._log.read_text())
        if self._process is not None and self._process.poll() is None:
            self.kill()

    def logged(self) -> bytes:
        """All that stands in the log."""
        return self._log.read_bytes()

    def errors(self) -> list[str]:
        """What an operator would have to look at: errors in the log, and what is not a log line."""
        lines = self._log.read_text().splitlines()
        return [line for line in lines if _is_error(line)]

    def _running(self) -> Forked:
        assert self._process is not None, "the program was not started"
        return self._process


def _environment(wanted: Mapping[str, str]) -> dict[str, str]:
    """This process's environment, with none of the program's settings but those wanted."""
    settings = {name.upper() for name in Settings.model_fields}
    kept = {name: value for name, value in os.environ.items() if name.upper() not in settings}
    return {**kept, "PYTHONPATH": str(ROOT), **wanted}


def _is_error(line: str) -> bool:
    if line.startswith("The bot is running"):
        return False
    try:
        entry: dict[str, Any] = json.loads(line)
    except ValueError:
        return True
    return entry.get("level") in {"error", "critical"}
