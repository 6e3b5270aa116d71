"""One measurement, and the rounds of them: every peer in turn, each time in another order."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.databases import Databases
from benchmarks.figures import Cell, Measured, Window, figures
from benchmarks.peers.table import Peer
from benchmarks.processes import Program, program
from benchmarks.stand_in import StandIn, stand_in


@dataclass(frozen=True, slots=True)
class Plan:
    """What to measure; the durations are in seconds."""

    cells: tuple[Cell, ...]
    peers: tuple[Peer, ...]
    rounds: int
    warm_up: float
    duration: float
    scratch: Path


def measure_all(plan: Plan, databases: Databases) -> Iterator[Measured]:
    """Measure every peer in every cell, round by round, so that a slow spell hits them all."""
    for number in range(plan.rounds):
        turn = number % len(plan.peers)
        peers = plan.peers[turn:] + plan.peers[:turn]
        for cell in plan.cells:
            for peer in peers:
                yield _measure(plan, peer, cell, databases)


def _measure(plan: Plan, peer: Peer, cell: Cell, databases: Databases) -> Measured:
    # On the disk of the checkout: a temporary directory may be memory, where fsync costs nothing.
    with (
        TemporaryDirectory(dir=plan.scratch) as name,
        databases.fresh(Path(name)) as database,
        stand_in(peer.script, cell.people, cell.delay / 1000) as api,
    ):
        environment = peer.environment(api.url, Path(name), database)
        log = plan.scratch / f"{peer.name}.log"
        _prepare(peer, environment, log)
        with program(peer.start_command(), environment, log) as bot:
            start_seconds = api.first_poll() - bot.started
            window = _watch(plan, api, bot)
            memory = bot.memory_megabytes()
    return figures(peer.name, cell, window, start_seconds, memory)


def _prepare(peer: Peer, environment: dict[str, str], log: Path) -> None:
    if not peer.prepare:
        return
    with log.open("ab") as output:
        command = [sys.executable, *peer.prepare]
        subprocess.run(command, env=os.environ | environment, stdout=output, check=True)


def _watch(plan: Plan, api: StandIn, bot: Program) -> Window:
    """Let the people write, and look at them for a while once everything is warm."""
    api.begin()
    time.sleep(plan.warm_up)
    cpu, own_cpu = bot.cpu_seconds(), api.cpu_seconds()
    api.mark()
    time.sleep(plan.duration)
    seen = api.seen()
    return Window(seen, bot.cpu_seconds() - cpu, api.cpu_seconds() - own_cpu)
