"""INSERT ... ON CONFLICT DO NOTHING, which each database's dialect has for itself."""

from functools import cache
from typing import Any

from sqlalchemy import Table


@cache
def insert_or_ignore(table: Table, dialect: str) -> Any:
    """An insert that leaves rows alone that are there already.

    Only the dialect in use is loaded: the other one would take a twentieth of a second at start.
    """
    if dialect == "sqlite":
        from sqlalchemy.dialects import sqlite

        return sqlite.insert(table).on_conflict_do_nothing()
    from sqlalchemy.dialects import postgresql

    return postgresql.insert(table).on_conflict_do_nothing()
