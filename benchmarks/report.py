"""The figures for people, and for programs."""

import json
import os
import platform
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from benchmarks.figures import Cell, Measured
from benchmarks.goals import OURS, Verdict
from benchmarks.peers.table import PEERS

_HEADINGS = ("replies/s", "ours is", "median", "p99", "CPU/update", "calls", "start", "memory")
_WIDTHS = (10, 9, 11, 11, 12, 7, 9, 9)
_TITLE_WIDTH = 36


@dataclass(frozen=True, slots=True)
class Machine:
    """Where it was measured; `fsync_milliseconds` is the median for 4 kB on the scratch disk."""

    python: str
    system: str
    processors: int
    fsync_milliseconds: float


def machine(scratch: Path) -> Machine:
    """Look at this machine."""
    return Machine(
        python=platform.python_version(),
        system=platform.platform(),
        processors=os.cpu_count() or 1,
        fsync_milliseconds=_fsync_milliseconds(scratch / "fsync"),
    )


def tables(measured: Sequence[Measured]) -> str:
    """Return a table for each cell."""
    cells = sorted({one.cell for one in measured})
    return "\n\n".join(
        _table(cell, [one for one in measured if one.cell == cell]) for cell in cells
    )


def goals(verdicts: Iterable[Verdict]) -> str:
    """Return a line a goal."""
    lines = [_goal_line(verdict) for verdict in verdicts]
    return "\n".join(["Goals", *lines]) if lines else "Goals: ours was not measured."


def write_json(
    path: Path,
    *,
    where: Machine,
    database: str,
    rounds: Iterable[Measured],
    medians: Iterable[Measured],
    verdicts: Iterable[Verdict],
) -> None:
    """Write everything that was measured, each round of it."""
    content = {
        "command": " ".join(["python -m benchmarks", *sys.argv[1:]]),
        "machine": asdict(where),
        "database": database,
        "medians": [asdict(one) for one in medians],
        "goals": [_goal_facts(verdict) for verdict in verdicts],
        "rounds": [asdict(one) for one in rounds],
    }
    path.write_text(json.dumps(content, indent=1) + "\n")


def cell_title(cell: Cell) -> str:
    """Name the circumstances."""
    people = "1 person" if cell.people == 1 else f"{cell.people} people"
    return f"{cell.delay} ms of API delay, {people}"


def _table(cell: Cell, rows: Sequence[Measured]) -> str:
    own = next((row for row in rows if row.peer == OURS), None)
    headings = "".join(
        heading.rjust(width) for heading, width in zip(_HEADINGS, _WIDTHS, strict=True)
    )
    lines = [cell_title(cell).ljust(_TITLE_WIDTH) + headings]
    order = list(PEERS)
    lines += [_row(row, own) for row in sorted(rows, key=lambda row: order.index(row.peer))]
    lines += [f"  ! {PEERS[row.peer].title}: {text}" for row in rows for text in _remarks(row)]
    return "\n".join(lines)


def _row(row: Measured, own: Measured | None) -> str:
    mark = "≥ " if row.at_least else ""
    ratio = ""
    if own and own is not row and row.replies_per_second:
        ratio = f"{own.replies_per_second / row.replies_per_second:.1f} ×"
    values = (
        f"{row.replies_per_second:.1f}",
        ratio,
        f"{mark}{_milliseconds(row.median)}",
        f"{mark}{_milliseconds(row.p99)}",
        f"{row.cpu_per_update:.2f} ms",
        f"{row.calls_per_reply:.1f}",
        f"{row.start_seconds:.2f} s",
        f"{row.memory_megabytes:.0f} MB",
    )
    cells = "".join(value.rjust(width) for value, width in zip(values, _WIDTHS, strict=True))
    return f"  {PEERS[row.peer].title}".ljust(_TITLE_WIDTH) + cells


def _milliseconds(value: float) -> str:
    return f"{value:.1f} ms" if value < 100 else f"{value:.0f} ms"


def _remarks(row: Measured) -> Iterable[str]:
    if row.stand_in_load > 0.8:
        yield f"the stand-in used {row.stand_in_load:.0%} of a processor and may be the limit"
    if row.unexpected:
        yield f"messages that no rule of the script knows, such as {row.unexpected[0]!r}"


def _goal_line(verdict: Verdict) -> str:
    goal = verdict.goal
    said = "reached" if verdict.reached else "MISSED "
    if goal.peer:
        wanted = f"{verdict.value:6.2f} × (at least {goal.least:g})"
        aim = f", aiming at {goal.aim:g}" if goal.aim else ""
    else:
        wanted, aim = f"{verdict.value:6.2f}   (at most {goal.most:g})", ""
    return f"  {said} {wanted:28}{goal.text}{aim}: {cell_title(verdict.cell)}"


def _goal_facts(verdict: Verdict) -> dict[str, object]:
    goal = verdict.goal
    return {
        "goal": goal.text,
        "peer": goal.peer,
        "cell": asdict(verdict.cell),
        "least": goal.least,
        "most": goal.most,
        "value": verdict.value,
        "reached": verdict.reached,
    }


def _fsync_milliseconds(path: Path) -> float:
    times = []
    with path.open("wb") as file:
        for _ in range(50):
            file.write(b"x" * 4096)
            file.flush()
            before = time.perf_counter()
            os.fsync(file.fileno())
            times.append(time.perf_counter() - before)
    path.unlink()
    return median(times) * 1000
