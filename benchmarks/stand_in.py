"""The stand-in and its people as a process of their own, and the handle that steers it.

The process prints its address and obeys calls to /control/<verb>. It ends with its parent's
`StandIn` block.
"""

import argparse
import asyncio
import json
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import uvloop

from benchmarks.people import Crowd
from benchmarks.processes import cpu_seconds
from benchmarks.scripts import SCRIPTS
from benchmarks.telegram_stub import BotApi, as_json, running
from benchmarks.wire import Call

POLL_PAUSE = 0.005


@dataclass(frozen=True, slots=True)
class Seen:
    """What the stand-in has seen since `mark`; times are in seconds.

    `waiting` are the people who have waited since before the mark: how long, so far.
    """

    replies: list[float]
    waiting: list[float]
    seconds: float
    calls: dict[str, int]
    unexpected: dict[str, int]


class StandIn:
    """Steers the process at `url`."""

    def __init__(self, url: str, pid: int) -> None:
        self.url = url
        self._pid = pid

    def first_poll(self, timeout_seconds: float = 60.0) -> float:
        """Wait for a bot's first getUpdates; returns its moment on the monotonic clock.

        Raises TimeoutError if none comes.
        """
        end = time.monotonic() + timeout_seconds
        while time.monotonic() < end:
            moment = self._control("first_poll")
            if moment is not None:
                return float(moment)
            time.sleep(POLL_PAUSE)
        raise TimeoutError(f"No getUpdates within {timeout_seconds:.0f} seconds")

    def begin(self, timeout_seconds: float = 300.0) -> None:
        """Let the people begin, each at another place of an intake; no call is delayed until then.

        Raises TimeoutError if they do not get there.
        """
        self._control("spread")
        end = time.monotonic() + timeout_seconds
        while not self._control("spread_out"):
            if time.monotonic() > end:
                raise TimeoutError("The people did not get to where they were to begin")
            time.sleep(20 * POLL_PAUSE)
        self._control("release")

    def mark(self) -> None:
        """Start counting from now."""
        self._control("mark")

    def seen(self) -> Seen:
        """Return what was seen since the mark."""
        return Seen(**self._control("seen"))

    def cpu_seconds(self) -> float:
        """Return the CPU time that the stand-in itself has used: is it the limit?"""
        return cpu_seconds(self._pid)

    def _control(self, verb: str) -> Any:
        with urllib.request.urlopen(f"{self.url}/control/{verb}", timeout=60) as answer:  # noqa: S310 -- our own address
            return json.load(answer)


@contextmanager
def stand_in(script: str, people: int, delay: float) -> Iterator[StandIn]:
    """Run the process with so many people; `delay` is the API's, in seconds."""
    command = [sys.executable, "-m", "benchmarks.stand_in", script, str(people), str(delay)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            if process.stdout is None or not (url := process.stdout.readline().strip()):
                raise RuntimeError("The stand-in did not start")
            yield StandIn(url, process.pid)
        finally:
            process.terminate()


class _Controls:
    """The verbs, in the stand-in's process."""

    def __init__(self, api: BotApi, crowd: Crowd, delay: float) -> None:
        self._api = api
        self._delay = delay
        self._crowd = crowd
        self._marked = time.monotonic()
        self._calls = dict(api.calls)

    def serve(self, call: Call) -> None:
        """Obey a verb, or pass a bot's call on."""
        verb = call.path.removeprefix("/control/")
        if verb == call.path:
            self._api.serve(call)
            return
        call.answer(as_json(_VERBS[verb](self)))

    def first_poll(self) -> float | None:
        return self._api.first_poll

    def spread(self) -> None:
        self._crowd.spread()

    def spread_out(self) -> bool:
        return self._crowd.spread_out

    def release(self) -> None:
        self._api.delay = self._delay
        self._crowd.release()

    def mark(self) -> None:
        self._marked = time.monotonic()
        self._calls = dict(self._api.calls)
        self._crowd.replies.clear()

    def seen(self) -> dict[str, Any]:
        seconds = time.monotonic() - self._marked
        calls = {
            method: count - self._calls.get(method, 0) for method, count in self._api.calls.items()
        }
        return {
            "replies": [duration for _, duration in self._crowd.replies],
            "waiting": [waiting.seconds for waiting in self._crowd.waiting(seconds)],
            "seconds": seconds,
            "calls": calls,
            "unexpected": dict(self._crowd.unexpected),
        }


_VERBS: dict[str, Callable[[_Controls], Any]] = {
    "first_poll": _Controls.first_poll,
    "spread": _Controls.spread,
    "spread_out": _Controls.spread_out,
    "release": _Controls.release,
    "mark": _Controls.mark,
    "seen": _Controls.seen,
}


async def _run(script: str, people: int, delay: float) -> None:
    api = BotApi()
    controls = _Controls(api, Crowd(api, SCRIPTS[script], people), delay)
    async with running(api, serve=controls.serve) as url:
        print(url, flush=True)
        await asyncio.Event().wait()


def main() -> None:
    """Run the stand-in until the process is ended."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stand_in")
    parser.add_argument("script", choices=sorted(SCRIPTS))
    parser.add_argument("people", type=int)
    parser.add_argument("delay", type=float, help="of each call, in seconds")
    given = parser.parse_args()
    uvloop.run(_run(given.script, given.people, given.delay))


if __name__ == "__main__":
    main()
