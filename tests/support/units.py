"""Units of work for tests that call verbs themselves.

with unit_of_work(engine) as unit: ...      # at NOW, for OFFICE; nothing is committed by itself
people.grant(unit.at(NOW + HOUR), ...)      # the same transaction, an hour later
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection, Engine
from sqlmodel import Session

from casework.office import Office
from storage.subjects import CONSEQUENCES
from storage.transaction.unit_of_work import UnitOfWork
from tests.support.texts import OFFICE

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
"""A Monday, 10 o'clock in Copenhagen: everybody is at work."""


@contextmanager
def unit_of_work(
    bind: Engine | Connection, now: datetime = NOW, office: Office = OFFICE
) -> Iterator[UnitOfWork]:
    """A unit on a session of its own."""
    with Session(bind) as session:
        yield UnitOfWork(session, office, now, CONSEQUENCES)


@pytest.fixture
def unit(session: Session) -> UnitOfWork:
    """A unit on the test's session."""
    return UnitOfWork(session, OFFICE, NOW, CONSEQUENCES)
