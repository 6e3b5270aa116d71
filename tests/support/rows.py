"""Reads the rows of a table of a running city, for what no message shows."""

from typing import Any, TypeVar

from sqlmodel import SQLModel, select

from casework.form.engine import FormState
from storage.intake import drafts
from storage.tables import Person
from storage.transaction.unit_of_work import UnitOfWork
from tests.support.dialogue import Chat, City

Model = TypeVar("Model", bound=SQLModel)


async def all_of(city: City, model: type[Model]) -> list[Model]:
    """Every row of a table, in the order of its first key."""

    def read(unit: UnitOfWork) -> list[Any]:
        rows = list(unit.session.exec(select(model)).all())
        unit.session.expunge_all()
        return rows

    return await city.running.database.run(read)


async def one_of(city: City, model: type[Model]) -> Model:
    """The only row of a table."""
    (row,) = await all_of(city, model)
    return row


async def draft_of(city: City, chat: Chat) -> FormState:
    """What somebody has filled in of the request that they write."""

    def read(unit: UnitOfWork) -> FormState:
        person = unit.session.exec(
            select(Person.id).where(Person.telegram_id == chat.user.id)
        ).one()
        draft = drafts.open_draft(unit.session, person or 0)
        assert draft is not None
        return draft.state

    return await city.running.database.run(read)
