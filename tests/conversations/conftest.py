"""A city with a running bot, on SQLite and on PostgreSQL."""

from collections.abc import AsyncIterator

import pytest

from storage.database import schema
from storage.database.engine import make_engine
from tests.support.databases import KINDS, Databases
from tests.support.dialogue import City


def migrated(url: str) -> None:
    """The tables of today, and nothing in them."""
    engine = make_engine(url)
    schema.migrate(engine)
    engine.dispose()


@pytest.fixture(params=KINDS)
async def city(request: pytest.FixtureRequest, databases: Databases) -> AsyncIterator[City]:
    """A bot with an empty database, and Telegram."""
    url = databases.new(request.param, prepare=migrated)
    city = City(url)
    await city.open()
    yield city
    await city.close()
    databases.drop(url)


@pytest.fixture
async def town(databases: Databases) -> AsyncIterator[City]:
    """The same on SQLite alone, for what has nothing to do with the database."""
    url = databases.new("sqlite", prepare=migrated)
    town = City(url)
    await town.open()
    yield town
    await town.close()
    databases.drop(url)
