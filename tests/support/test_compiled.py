"""What SQLAlchemy makes of a statement is shared by the databases of a kind, and by no others."""

from typing import Any

import pytest
from sqlalchemy import JSON, Column, Engine, MetaData, Table, create_engine, insert, select

from storage.database.engine import make_engine
from tests.support.databases import Databases

NUMBERS = Table("numbers", MetaData(), Column("json", JSON))


@pytest.fixture
def compiling(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The kinds of database for which a statement was made into SQL."""
    seen: list[str] = []
    compiler = type(select(NUMBERS))._compiler

    def noted(statement: Any, dialect: Any, **how: Any) -> Any:
        seen.append(dialect.name)
        return compiler(statement, dialect, **how)

    monkeypatch.setattr(type(select(NUMBERS)), "_compiler", noted)
    return seen


def test_once_for_all_databases_of_a_kind(databases: Databases, compiling: list[str]) -> None:
    for kind in ("sqlite", "postgresql") * 2:
        url = databases.new(kind)
        engine = make_engine(url)
        _asks(engine)
        engine.dispose()
        databases.drop(url)

    assert compiling == ["sqlite", "postgresql"]


def test_each_engine_writes_json_as_it_was_told() -> None:
    engines = [create_engine("sqlite://", json_serializer=how) for how in (lambda _: "1", str)]

    assert [_asks(engine, [2]) for engine in engines] == [1, [2]]


def _asks(engine: Engine, value: object = None) -> object:
    with engine.begin() as connection:
        NUMBERS.create(connection)
        connection.execute(insert(NUMBERS), {"json": value})
        return connection.execute(select(NUMBERS)).scalar_one()
