"""Alembic's entry: runs the migrations on the engine that `storage.database.schema` hands over."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import Engine
from sqlmodel import AutoString, SQLModel

import storage.tables  # noqa: F401  (makes the tables known)
from storage.database.columns import UtcDateTime


def render_item(kind: str, item: Any, _context: object) -> str | Literal[False]:
    """Write our own column types by their short names."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "UtcDateTime()"
    if kind == "type" and isinstance(item, AutoString):
        return "sa.String()"
    return False


engine: Engine = context.config.attributes["engine"]

with engine.connect() as connection:
    raw: Any = connection.connection.driver_connection
    if engine.dialect.name == "sqlite":
        # A changed table is copied and the old one dropped, which must not look like deleted rows
        # to the tables that refer to it. It is a pragma of the connection, outside transactions.
        raw.execute("PRAGMA foreign_keys=OFF")
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        render_as_batch=engine.dialect.name == "sqlite",
        compare_server_default=True,
        render_item=render_item,
    )
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
    if engine.dialect.name == "sqlite":
        raw.execute("PRAGMA foreign_keys=ON")
