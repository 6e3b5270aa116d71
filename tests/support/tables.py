"""Databases with our tables in them, for tests that keep and read rows.

def test_something(tables_url: str) -> None: ...   # runs on SQLite and on PostgreSQL
"""

from collections.abc import Iterator

import pytest
from sqlalchemy import text
from sqlmodel import Session

from storage.database import schema
from storage.database.engine import make_engine
from tests.support.databases import KINDS, Databases


def with_tables(url: str) -> None:
    """The tables of today, and nothing in them."""
    engine = make_engine(url)
    schema.migrate(engine)
    engine.dispose()


@pytest.fixture(params=KINDS)
def tables_url(request: pytest.FixtureRequest, databases: Databases) -> Iterator[str]:
    """The URL of a database of this test's own, with empty tables."""
    url = databases.new(request.param, prepare=with_tables)
    yield url
    databases.drop(url)


@pytest.fixture
def session(tables_url: str) -> Iterator[Session]:
    """A session on such a database, in one transaction that is never committed."""
    engine = make_engine(tables_url)
    with Session(engine) as session:
        yield session
    engine.dispose()


def count(url: str, table: str) -> int:
    """How many rows a table holds, as somebody else sees it."""
    engine = make_engine(url)
    with engine.connect().execution_options(reading=True) as connection:
        found: int = connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()  # noqa: S608
    engine.dispose()
    return found
