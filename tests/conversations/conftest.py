"""A city with a running bot, on SQLite and on PostgreSQL."""

from collections.abc import AsyncIterator

import pytest

from tests.support.databases import KINDS, Databases
from tests.support.dialogue import City
from tests.support.tables import with_tables


@pytest.fixture(params=KINDS)
async def city(request: pytest.FixtureRequest, databases: Databases) -> AsyncIterator[City]:
    """A bot with an empty database, and Telegram."""
    url = databases.new(request.param, prepare=with_tables)
    city = City(url)
    await city.open()
    yield city
    await city.close()
    databases.drop(url)


@pytest.fixture
async def town(databases: Databases) -> AsyncIterator[City]:
    """The same on SQLite alone, for what has nothing to do with the database."""
    url = databases.new("sqlite", prepare=with_tables)
    town = City(url)
    await town.open()
    yield town
    await town.close()
    databases.drop(url)
