"""A measured program as a process: started, watched through /proc (Linux), stopped."""

import asyncio
import os
import subprocess
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")
_PATIENCE = 10.0  # seconds between SIGTERM and SIGKILL


@dataclass(frozen=True, slots=True)
class Program:
    """A running program; `started` is on the monotonic clock."""

    process: subprocess.Popen[bytes]
    started: float

    def cpu_seconds(self) -> float:
        """Return user and system time so far."""
        return cpu_seconds(self.process.pid)

    def memory_megabytes(self) -> float:
        """Return the most resident memory the program has had, in 10^6 bytes."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024 / 1_000_000

    def stop(self) -> None:
        """Ask it to end, and insist after a while."""
        self.process.terminate()
        try:
            self.process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        """End it as a power cut would: SIGKILL, nothing is finished."""
        self.process.kill()
        self.process.wait()


@contextmanager
def program(command: list[str], environment: dict[str, str], log: Path) -> Iterator[Program]:
    """Run a program with `environment` added to ours; what it prints is appended to `log`."""
    with log.open("ab") as output:
        started = time.monotonic()
        process = subprocess.Popen(
            command, env=os.environ | environment, stdout=output, stderr=subprocess.STDOUT
        )
        running = Program(process, started)
        try:
            yield running
        finally:
            running.stop()


@asynccontextmanager
async def program_beside(
    command: list[str], environment: dict[str, str], log: Path
) -> AsyncIterator[Program]:
    """Run a program that this very event loop serves: it is also served while it stops."""
    with program(command, environment, log) as running:
        try:
            yield running
        finally:
            await asyncio.to_thread(running.stop)


def cpu_seconds(pid: int) -> float:
    """Return user and system time of a process so far."""
    # The second field, the name in brackets, may hold spaces; user and system are 14 and 15.
    after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / _TICK
