"""The migrations lead to the tables that the code knows; a newer database is refused."""

from collections.abc import Iterator
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, Inspector, inspect, text
from sqlmodel import SQLModel

import storage.tables  # noqa: F401  (makes the tables known)
from storage.database import schema
from storage.database.engine import make_engine
from tests.support.databases import Databases

METADATA = SQLModel.metadata


@pytest.fixture
def modelled(migrated: Engine, databases: Databases) -> Iterator[Engine]:
    """A database of the same kind, made from the models without any migration."""
    url = databases.new(migrated.dialect.name)
    engine = make_engine(url)
    METADATA.create_all(engine)
    yield engine
    engine.dispose()
    databases.drop(url)


def test_alembic_finds_nothing_to_do_after_the_last_migration(migrated: Engine) -> None:
    with migrated.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})

        assert compare_metadata(context, METADATA) == []


def test_the_migrations_make_what_the_models_say(migrated: Engine, modelled: Engine) -> None:
    """With what Alembic does not compare: the checks, and which rows an index is for."""
    found, wanted = inspect(migrated), inspect(modelled)

    assert set(found.get_table_names()) == {*wanted.get_table_names(), "alembic_version"}
    for table in METADATA.tables:
        assert rules_of(found, table) == rules_of(wanted, table), table


def test_the_newest_migration_is_the_one_that_the_program_knows(migrated: Engine) -> None:
    scripts = ScriptDirectory.from_config(schema.alembic_config(migrated))

    assert scripts.get_heads() == [schema.HEAD]
    assert schema.is_current(migrated)


def test_an_empty_database_needs_its_migrations(database_url: str) -> None:
    engine = make_engine(database_url)
    assert not schema.is_current(engine)
    engine.dispose()


def test_migrating_twice_is_migrating_once(migrated: Engine) -> None:
    with migrated.begin() as connection:
        connection.execute(text("INSERT INTO reference_counter (year, last) VALUES (2026, 7)"))

    schema.migrate(migrated)

    with migrated.connect() as connection:
        assert connection.execute(text("SELECT last FROM reference_counter")).scalar_one() == 7


def test_the_database_of_a_newer_program_is_left_alone(migrated: Engine) -> None:
    with migrated.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    assert not schema.is_current(migrated)
    with pytest.raises(schema.NewerDatabaseError, match="9999"):
        schema.migrate(migrated)


def rules_of(inspector: Inspector, table: str) -> dict[str, Any]:
    """All that a database enforces of a table, in its own words."""
    return {
        "columns": {
            column["name"]: (str(column["type"]), column["nullable"], column["default"])
            for column in inspector.get_columns(table)
        },
        "key": inspector.get_pk_constraint(table),
        "foreign keys": _by_name(inspector.get_foreign_keys(table)),
        "unique": _by_name(inspector.get_unique_constraints(table)),
        "checks": _by_name(inspector.get_check_constraints(table)),
        "indexes": _by_name(inspector.get_indexes(table)),
    }


def _by_name(found: Any) -> list[str]:
    return sorted(_plain(each) for each in found)


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return str({key: _plain(each) for key, each in sorted(value.items())})
    return str(value)
