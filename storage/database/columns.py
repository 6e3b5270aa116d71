"""Column types that every table uses."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import DateTime, Dialect, Enum, Table, TypeDecorator
from sqlmodel import SQLModel
from sqlmodel._compat import SQLModelConfig

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
SQLModel.metadata.naming_convention = NAMING


STAYS = "stays"
"""Marks a table: its rows of a person who is erased stay, emptied by their subject.

Cases refer to them, or they are counted. All other rows with a `person_id` go with the person.
"""

AND_STAYS = {"info": {STAYS: True}}
"""The mark, as the last of a table's `__table_args__`."""


class Row(SQLModel):
    """The base of every table, checked by the database.

    pydantic's own validators are built when one is asked for, which nobody does, and not at each
    start: that would take 0.2 s.
    """

    model_config = SQLModelConfig(defer_build=True)


class UtcDateTime(TypeDecorator[datetime]):
    """A moment. Only aware ones go in; what comes out is aware and in UTC on every database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse naive times with ValueError; SQLite keeps the rest as UTC without a zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            message = "a stored time must be aware"
            raise ValueError(message)
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  (SQLAlchemy's signature)
        """Give the moment back in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


LONGEST_WORD = 32
"""Characters of one of the domain's words, in every column that holds one."""


def one_of(words: type[StrEnum]) -> Enum:
    """A column that holds a word of an enumeration that grows: kinds, areas, roles, reasons.

    The program checks it, so that another word needs no migration. Anything else that is written
    or asked for is refused with LookupError, inside SQLAlchemy's StatementError, which names the
    enumeration; so is a word in the database that this program does not know.
    """
    return _words(words, words.__name__, by_database=False)


def state(words: type[StrEnum], name: str) -> Enum:
    """A column that holds a word which indexes, checks and claims in SQL rely on.

    The database checks it too, by a constraint of this name: a new state is a migration, which
    has to look at them anyhow.
    """
    return _words(words, name, by_database=True)


def _words(words: type[StrEnum], name: str, *, by_database: bool) -> Enum:
    return Enum(
        words,
        name=name,
        native_enum=False,
        create_constraint=by_database,
        validate_strings=True,
        length=LONGEST_WORD,
        values_callable=lambda members: [member.value for member in members],
    )


def table(model: type[SQLModel]) -> Table:
    """The Core table of a model, for the statements on the path of every update."""
    found: Table = model.__dict__["__table__"]
    return found


def new_id(result: Any) -> int:
    """The id that the database gave to the row of an insert."""
    found: int = result.inserted_primary_key[0]
    return found
