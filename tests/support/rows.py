"""Reads the rows of a table of a running city, for what no message shows."""

from typing import Any, TypeVar

from sqlmodel import Session, SQLModel, select

from tests.support.dialogue import City

Model = TypeVar("Model", bound=SQLModel)


async def all_of(city: City, model: type[Model]) -> list[Model]:
    """Every row of a table, in the order of its first key."""

    def read(session: Session) -> list[Any]:
        rows = list(session.exec(select(model)).all())
        session.expunge_all()
        return rows

    return await city.running.database.run(read)


async def one_of(city: City, model: type[Model]) -> Model:
    """The only row of a table."""
    (row,) = await all_of(city, model)
    return row
