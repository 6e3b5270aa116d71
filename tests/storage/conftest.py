"""A database with today's tables, on each kind."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from storage.database.engine import make_engine
from tests.support.databases import KINDS, Databases
from tests.support.tables import with_tables


@pytest.fixture(params=KINDS, scope="module")
def shared(request: pytest.FixtureRequest, databases: Databases) -> Iterator[Engine]:
    """One that has every migration; for tests that leave nothing behind."""
    url = databases.new(request.param, prepare=with_tables)
    engine = make_engine(url)
    yield engine
    engine.dispose()
    databases.drop(url)


@pytest.fixture(params=KINDS)
def migrated(request: pytest.FixtureRequest, databases: Databases) -> Iterator[Engine]:
    """The same, for one test."""
    url = databases.new(request.param, prepare=with_tables)
    engine = make_engine(url)
    yield engine
    engine.dispose()
    databases.drop(url)
