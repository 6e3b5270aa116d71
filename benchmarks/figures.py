"""From what was seen to figures, and from the figures of several rounds to one."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.stand_in import Seen

_FIGURES = (
    *("replies_per_second", "median", "p99", "cpu_per_update"),
    *("calls_per_reply", "start_seconds", "memory_megabytes", "stand_in_load"),
)


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """The circumstances: the API's delay in milliseconds, and how many people write."""

    delay: int
    people: int


@dataclass(frozen=True, slots=True)
class Window:
    """What was seen in a stretch of time, and the CPU seconds used meanwhile."""

    seen: Seen
    bot_cpu: float
    stand_in_cpu: float


@dataclass(frozen=True, slots=True)
class Measured:
    """What one peer did in one cell: in one round, or the medians of several.

    `median`, `p99` and `cpu_per_update` are in milliseconds. `at_least` says that somebody
    waited from before the window to its end, so that the true reply times are longer still.
    `stand_in_load` is the share of one processor that the stand-in and its people used.
    """

    peer: str
    cell: Cell
    replies_per_second: float
    median: float
    p99: float
    at_least: bool
    cpu_per_update: float
    calls_per_reply: float
    start_seconds: float
    memory_megabytes: float
    stand_in_load: float
    unexpected: tuple[str, ...]


def figures(
    peer: str, cell: Cell, window: Window, start_seconds: float, memory_megabytes: float
) -> Measured:
    """Work out one round's figures."""
    seen = window.seen
    count = len(seen.replies)
    # Who still waits counts with the time so far, or a bot that serves few would look quick.
    times = sorted([*seen.replies, *seen.waiting])
    calls = sum(number for method, number in seen.calls.items() if method != "getUpdates")
    return Measured(
        peer=peer,
        cell=cell,
        replies_per_second=count / seen.seconds,
        median=percentile(times, 50) * 1000,
        p99=percentile(times, 99) * 1000,
        at_least=bool(seen.waiting),
        cpu_per_update=window.bot_cpu * 1000 / count if count else math.nan,
        calls_per_reply=calls / count if count else math.nan,
        start_seconds=start_seconds,
        memory_megabytes=memory_megabytes,
        stand_in_load=window.stand_in_cpu / seen.seconds,
        unexpected=tuple(seen.unexpected),
    )


def percentile(ordered: Sequence[float], percent: float) -> float:
    """Return the least value that so many per cent of the values do not exceed."""
    if not ordered:
        return math.nan
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)]


def over_rounds(rounds: Iterable[Measured]) -> list[Measured]:
    """Return the median of each figure over the rounds, for each cell and peer in order."""
    groups: dict[tuple[Cell, str], list[Measured]] = {}
    for measured in rounds:
        groups.setdefault((measured.cell, measured.peer), []).append(measured)
    return [_medians(cell, peer, group) for (cell, peer), group in groups.items()]


def _medians(cell: Cell, peer: str, group: list[Measured]) -> Measured:
    return Measured(
        peer=peer,
        cell=cell,
        at_least=any(measured.at_least for measured in group),
        unexpected=tuple(sorted({text for measured in group for text in measured.unexpected})),
        **{name: median(getattr(measured, name) for measured in group) for name in _FIGURES},
    )
