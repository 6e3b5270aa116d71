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

import pytest
from sqlalchemy import event

from bot.jobs.digests import send_digests
from bot.jobs.schedule import JOBS
from casework.core.vocabulary import FollowUpKind
from storage.people import people
from storage.tables import FollowUp, Person
from storage.transaction.unit_of_work import UnitOfWork
from tests.storage.town import NOW
from tests.storage.waiting_cases import active, case
from tests.support.dialogue import Chat, City

pytestmark = pytest.mark.over_http  # it is counted what the writer's thread does

TUESDAY = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)
FEW, MANY = 10, 300
LEYLAS = ("cl:0", "gn:agenda", "ga:0:0", "gl", "gk:agenda")
KARENS = ("gn:daily", "gn:weekly", "cl:0", "te:2", "tb")
"""Buttons below lists, of an advisor and of a coordinator."""
STEPS = 20
"""Steps of SQLite's machine that are counted together."""


@dataclass
class Cost:
    """What the writer had to do, while it is counted."""

    statements: int = 0
    steps: int = 0
    counts: bool = True


def _is_writer() -> bool:
    return threading.current_thread().name == "writer"


@contextmanager
def counted(city: City) -> Iterator[Cost]:
    """Count what the writer does meanwhile."""
    engine, cost = city.running.database.engine, Cost()

    def statement(_connection: Any, _cursor: Any, text: str, *_others: Any) -> None:
        cost.statements += _is_writer() and "requisition" in text

    def step() -> int:
        cost.steps += STEPS * (cost.counts and _is_writer())
        return 0

    def watch(connection: Any, *_others: Any) -> None:
        if engine.dialect.name == "sqlite":
            connection.set_progress_handler(step, STEPS)

    listeners = (("before_cursor_execute", statement), ("checkout", watch))
    for name, listener in listeners:
        event.listen(engine, name, listener)
    yield cost
    cost.counts = False  # its connections go on calling it
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


async def running_cases(city: City, leyla: Chat, first: int, number: int) -> None:
    """So many cases that Leyla has, each with its requester, and what is followed up in them."""

    def add(unit: UnitOfWork) -> None:
        session = unit.session
        known = people.recognise(unit, leyla.user.id, "Leyla", "en")
        for each in range(first, first + number):
            bo = Person(telegram_id=10**6 + each, first_name="Bo", created_at=NOW, seen_at=NOW)
            session.add(bo)
            session.flush()
            waits = active(session, each, known, requester_id=bo.id, first_response_at=None)
            for kind in (FollowUpKind.NOTHING_LOGGED, FollowUpKind.PROMISE):
                session.add(_followed_up(kind, waits, known.id))

    await city.running.database.run(add)


def _followed_up(kind: FollowUpKind, case_id: int, person: int) -> FollowUp:
    return FollowUp(
        kind=kind, subject=f"case:{case_id}", requisition_id=case_id, person_id=person,
        started_at=NOW, due_at=NOW + timedelta(days=60), data={},
    )  # fmt: skip


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


async def test_so_does_what_comes_by_the_clock_and_what_people_look_at(town: City) -> None:
    karen = await town.coordinator(language="en")
    leyla = await town.advisor("Leyla", language="en")
    found: list[dict[str, Cost]] = []
    for first, number in ((1, FEW), (FEW + 1, MANY)):
        await running_cases(town, leyla, first, number)
        town.moves_clock(minutes=1)
        costly = {job.id: await costs(town, partial(job.run, town.running)) for job in JOBS}
        for who, taps in ((leyla, LEYLAS), (karen, KARENS)):
            for command in ("/cases", "/agenda", "/hours", "/away", "/team", "/digest"):
                told = partial(who.says, command)
                costly[who.user.first_name + command] = await costs(town, told)
            for data in taps:
                costly[data] = await costs(town, partial(who.taps_data, data))
        found.append(costly)

    few, many = found
    steps = {name: (each.steps, many[name].steps) for name, each in few.items()}
    assert all(in_many <= in_few + 1000 for in_few, in_many in steps.values()), steps
