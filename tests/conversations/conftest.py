"""A city with a running bot, on SQLite and on PostgreSQL."""

from collections.abc import AsyncIterator

import pytest

from tests.support.databases import KINDS, Databases
from tests.support.dialogue import City
from tests.support.tables import with_tables


@pytest.fixture
def over_http(request: pytest.FixtureRequest) -> bool:
    """Whether what people do comes by polls, threads and HTTP: where that road is the subject."""
    return request.node.get_closest_marker("over_http") is not None


@pytest.fixture(params=KINDS)
async def city(
    request: pytest.FixtureRequest, databases: Databases, *, over_http: bool
) -> AsyncIterator[City]:
    """A bot with an empty database, and Telegram."""
    url = databases.new(request.param, prepare=with_tables)
    city = City(url, over_http=over_http)
    await city.open()
    yield city
    await city.close()
    databases.drop(url)


@pytest.fixture
async def town(databases: Databases, *, over_http: bool) -> AsyncIterator[City]:
    """The same on SQLite alone, for what has nothing to do with the database."""
    url = databases.new("sqlite", prepare=with_tables)
    town = City(url, over_http=over_http)
    await town.open()
    yield town
    await town.close()
    databases.drop(url)
