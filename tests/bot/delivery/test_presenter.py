"""Rendering: whoever waits for an answer does not wait for what is told to everybody."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from storage.queues.outbox import Outgoing
from tests.support.databases import Databases
from tests.support.dialogue import City
from tests.support.tables import with_tables

MANY = 200


@pytest.fixture
async def city(databases: Databases) -> AsyncIterator[City]:
    url = databases.new("sqlite", prepare=with_tables)
    city = City(url)
    await city.open()
    yield city
    await city.close()
    databases.drop(url)


async def test_an_answer_is_rendered_before_much_that_nobody_waits_for(city: City) -> None:
    rendered: list[int] = []

    async def render(number: int, *, waiting: bool) -> None:
        about = {"language": "en"}
        row = Outgoing(number, 1, None, "about", about, waiting, None, city.clock.now())
        await city.running.presenter.render(row)
        rendered.append(number)

    async with asyncio.TaskGroup() as group:
        for number in range(MANY):
            group.create_task(render(number, waiting=False))
        await asyncio.sleep(0)
        group.create_task(render(MANY, waiting=True))

    assert len(rendered) == MANY + 1
    assert rendered.index(MANY) < MANY // 2
