"""Measure whole intakes through the real program, beside its peers; or what is done by the clock.

See docs/benchmarks.md.
"""

import argparse
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks import report, sweep
from benchmarks.databases import databases
from benchmarks.figures import Cell, Measured, over_rounds
from benchmarks.goals import verdicts
from benchmarks.peers.table import PEERS
from benchmarks.rounds import Plan, measure_all

SCRATCH = Path("var/benchmarks")


def _numbers(text: str) -> list[int]:
    return [int(number) for number in text.split(",")]


def _names(text: str) -> list[str]:
    unknown = [name for name in text.split(",") if name not in PEERS]
    if unknown:
        raise argparse.ArgumentTypeError(f"not among {', '.join(PEERS)}: {', '.join(unknown)}")
    return text.split(",")


def _arguments(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    add = parser.add_argument
    add("--rounds", type=int, default=5, help="of all peers, in turns (5)")
    add("--delay", type=_numbers, default=[0, 50], help="of the API, in ms (0,50)")
    add("--people", type=_numbers, default=[1, 50, 500], help="in a closed loop (1,50,500)")
    add("--peers", type=_names, default=list(PEERS), help=f"({','.join(PEERS)})")
    add("--database", choices=["sqlite", "postgresql"], default="sqlite", help="of ours (sqlite)")
    add("--warm-up", type=float, default=3.0, help="seconds that are not counted (3)")
    add("--seconds", type=float, default=6.0, help="that are (6)")
    add("--quick", action="store_true", help="one short round: a look, not a figure")
    add("--sweep", action="store_true", help="instead, fire a thousand follow-ups of many")
    add("--json", type=Path, help="where to write everything (var/benchmarks/<database>.json)")
    arguments = parser.parse_args(given)
    if arguments.quick:
        arguments.rounds, arguments.warm_up, arguments.seconds = 1, 1.0, 2.0
    return arguments


def _plan(arguments: argparse.Namespace) -> Plan:
    return Plan(
        cells=tuple(
            Cell(delay, people) for delay in arguments.delay for people in arguments.people
        ),
        peers=tuple(PEERS[name] for name in arguments.peers),
        rounds=arguments.rounds,
        warm_up=arguments.warm_up,
        duration=arguments.seconds,
        scratch=SCRATCH,
    )


def _progress(measured: Measured) -> None:
    title = report.cell_title(measured.cell)
    print(f"{title}: {measured.peer} {measured.replies_per_second:.1f} replies/s", flush=True)


def main(given: Sequence[str] | None = None) -> int:
    """Measure, print, keep. What is slow fails nothing: figures are for people to judge."""
    arguments = _arguments(given)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the programs are stopped too
    SCRATCH.mkdir(parents=True, exist_ok=True)
    if arguments.sweep:
        return sweep.run(arguments.database, SCRATCH, arguments.rounds)
    rounds = []
    try:
        for measured in measure_all(_plan(arguments), databases(arguments.database, SCRATCH)):
            rounds.append(measured)
            _progress(measured)
    except (TimeoutError, subprocess.CalledProcessError) as error:
        print(f"A program did not run: {error}. Its log is in {SCRATCH}.")
        return 1
    where = report.machine(SCRATCH)
    medians = over_rounds(rounds)
    judged = verdicts(medians, arguments.database)
    print(f"\n{report.tables(medians)}\n\n{report.goals(judged)}")
    print(f"\n{len(rounds)} measurements on {where}")
    path = arguments.json or SCRATCH / f"{arguments.database}.json"
    report.write_json(
        path,
        where=where,
        database=arguments.database,
        rounds=rounds,
        medians=medians,
        verdicts=judged,
    )
    print(f"Everything is in {path}.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
