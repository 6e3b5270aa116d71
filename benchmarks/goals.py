"""What the program is to reach beside its peers: a table, and whether it does."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.figures import Cell, Measured

OURS = "ours"

Figure = Callable[[Measured], float]
Found = dict[tuple[Cell, str], Measured]


@dataclass(frozen=True, slots=True)
class Goal:
    """Ours over the peer's is to be at least `least`, in these cells, on this kind of database.

    Without a peer, the figure itself is to be at most `most`, in the worst cell, on either.
    """

    text: str
    figure: Figure
    peer: str = ""
    cells: tuple[Cell, ...] = ()
    least: float = 0.0
    most: float = 0.0
    database: str = "sqlite"
    aim: float = 0.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a goal stands in one cell; `value` is the ratio, or the figure itself."""

    goal: Goal
    cell: Cell
    value: float
    reached: bool


def _speed(measured: Measured) -> float:
    return measured.replies_per_second


def _frugality(measured: Measured) -> float:
    return 1 / measured.cpu_per_update


_BUSY = (Cell(0, 50), Cell(0, 500))
_CONCURRENT = (Cell(50, 500),)

GOALS: tuple[Goal, ...] = (
    Goal(
        "replies, beside the official pattern as it comes",
        *(_speed, "official", _BUSY),
        least=1.5,
        aim=4.0,
    ),
    Goal(
        "replies, beside the one that flushes, same transport",
        *(_speed, "official-flushed", _BUSY),
        least=5.0,
    ),
    Goal("replies, beside aiogram in memory", _speed, "aiogram", _BUSY, least=1.0),
    Goal(
        "concurrency: replies at 50 ms, beside the official pattern",
        *(_speed, "official", _CONCURRENT),
        least=20.0,
    ),
    Goal("updates per CPU second, beside aiogram", _frugality, "aiogram", _CONCURRENT, least=2.0),
    Goal(
        "one person: replies, beside the official pattern",
        *(_speed, "official", (Cell(0, 1),)),
        least=1.0,
    ),
    Goal(
        "PostgreSQL: replies, beside the official pattern",
        *(_speed, "official", (Cell(0, 50),)),
        least=1.5,
        database="postgresql",
    ),
    Goal("seconds from start to the first poll", lambda it: it.start_seconds, most=0.7),
    Goal("megabytes of memory", lambda it: it.memory_megabytes, most=100),
)


def verdicts(measured: Iterable[Measured], database: str) -> list[Verdict]:
    """Return how each goal stands where it was measured; none if ours was not."""
    found = {(one.cell, one.peer): one for one in measured}
    return [verdict for goal in GOALS for verdict in _verdicts(goal, found, database)]


def _verdicts(goal: Goal, found: Found, database: str) -> Iterator[Verdict]:
    if not goal.peer:
        yield from _worst(goal, [one for (_, peer), one in found.items() if peer == OURS])
        return
    for cell in goal.cells:
        own, peer = found.get((cell, OURS)), found.get((cell, goal.peer))
        if own and peer and peer.replies_per_second and goal.database == database:
            ratio = goal.figure(own) / goal.figure(peer)
            yield Verdict(goal, cell, ratio, reached=ratio >= goal.least)


def _worst(goal: Goal, own: Sequence[Measured]) -> Iterator[Verdict]:
    if own:
        worst = max(own, key=goal.figure)
        value = goal.figure(worst)
        yield Verdict(goal, worst.cell, value, reached=value <= goal.most)
