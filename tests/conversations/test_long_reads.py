"""Long reads run beside the writer: what a tap or a job costs it does not grow with the city.

It is counted, not timed: the statements about cases that the writer's thread runs (others come and
go with what is sent beside it), and on SQLite the steps of its machine that all of them take.
"""

import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import event

from bot.jobs.digests import send_digests
from storage.transaction.unit_of_work import UnitOfWork
from tests.storage.waiting_cases import case
from tests.support.dialogue import Chat, City

TUESDAY = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)
FEW, MANY = 10, 300
STEPS = 20
"""Steps of SQLite's machine that are counted together."""


@dataclass
class Cost:
    """What the writer had to do."""

    statements: int = 0
    steps: int = 0


def _is_writer() -> bool:
    return threading.current_thread().name == "writer"


@contextmanager
def counted(city: City) -> Iterator[Cost]:
    """Count what the writer does meanwhile."""
    engine, cost = city.running.database.engine, Cost()

    def statement(_connection: Any, _cursor: Any, text: str, *_others: Any) -> None:
        cost.statements += _is_writer() and "requisition" in text

    def step() -> int:
        cost.steps += STEPS * _is_writer()
        return 0

    def watch(connection: Any, *_others: Any) -> None:
        if engine.dialect.name == "sqlite":
            connection.set_progress_handler(step, STEPS)

    listeners = (("before_cursor_execute", statement), ("checkout", watch))
    for name, listener in listeners:
        event.listen(engine, name, listener)
    yield cost
    for name, listener in listeners:
        event.remove(engine, name, listener)


async def waiting_cases(city: City, first: int, number: int) -> None:
    """So many cases that nobody has taken, sent on Monday."""

    def add(unit: UnitOfWork) -> None:
        for each in range(first, first + number):
            case(unit.session, each)

    await city.running.database.run(add)


async def costs(city: City, deed: Callable[[], Coroutine[Any, Any, Any]]) -> Cost:
    with counted(city) as cost:
        await deed()
        await city.settled()
    return cost


async def a_morning(city: City, karen: Chat) -> dict[str, Cost]:
    """What each tap costs the writer, on the list of this morning."""
    found = {"sent": await costs(city, lambda: send_digests(city.running))}
    for name in ("More", "Back", "1", "Back", "2", "Later", "3", "Open"):
        found[name] = await costs(city, partial(_taps, karen, name))
    return found


async def _taps(chat: Chat, name: str) -> None:
    """Tap the newest button that begins so."""
    await chat.taps(next(each for each in chat.buttons() if each.lstrip("⬅️ ").startswith(name)))


async def test_a_tap_costs_the_writer_the_same_in_a_large_city(city: City) -> None:
    karen = await city.coordinator(language="en")
    mornings = []
    for first, number, days in ((1, FEW + 10, 0), (FEW + 20, MANY, 1)):
        await waiting_cases(city, first, number)
        city.moves_clock_to(TUESDAY + timedelta(days=days))
        mornings.append(await a_morning(city, karen))

    few, many = mornings
    assert {name: each.statements for name, each in few.items()} == {
        name: each.statements for name, each in many.items()
    }
    steps = {name: (each.steps, many[name].steps) for name, each in few.items()}
    steps.pop("sent")  # its lines are kept, one row each
    assert all(in_many <= 1.5 * in_few for in_few, in_many in steps.values()), steps
