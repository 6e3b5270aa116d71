"""Erasing from the command line those whose time is over."""

from datetime import datetime

from sqlalchemy import Engine
from sqlmodel import Session

from bot.clock import Clock
from bot.configuration.settings import Settings
from bot.migrating import opened
from bot.office import make_office
from casework.office import Office
from storage.database.engine import wiped
from storage.erasure import retention
from storage.erasure.retention import Due
from storage.subjects import CONSEQUENCES
from storage.transaction.unit_of_work import UnitOfWork


def erase_now(settings: Settings, *, dry_run: bool) -> list[str]:
    """Lines for an operator: who is due, without a name; and, without `dry_run`, that it is done.

    The bot may run meanwhile.
    """
    office, now = make_office(settings), Clock().now()
    with opened(settings) as engine:
        with engine.connect().execution_options(reading=True) as connection:
            found = retention.due(Session(connection), office, now)
        if not dry_run:
            _erase(engine, office, now, [each.person_id for each in found])
            wiped(engine)
    lines = [_line(each) for each in found]
    months = office.retention_months
    done = "would be erased" if dry_run else "erased"
    return [
        *lines,
        f"{len(found)} {done} (nothing open, and the last case ended {months} months ago).",
    ]


def _erase(engine: Engine, office: Office, now: datetime, people: list[int]) -> None:
    """A batch a transaction, so that nobody who taps waits behind all of them."""
    for first in range(0, len(people), retention.MOST_AT_ONCE):
        batch = people[first : first + retention.MOST_AT_ONCE]
        with Session(engine) as session:
            retention.erase_due(UnitOfWork(session, office, now, CONSEQUENCES), batch)
            session.commit()


def _line(due: Due) -> str:
    day = _day(due.last)
    if not due.references:
        return f"no case, last here on {day}"
    return f"{', '.join(due.references)}, ended on {day}"


def _day(moment: datetime) -> str:
    return moment.date().isoformat()
