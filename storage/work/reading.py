"""What was logged and noted in a case, as it is read."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from casework.core.vocabulary import HelpKind
from storage.people import people
from storage.tables import Activity, Note
from storage.work.activities import Logged

PAGE = 5
"""Logs and notes on a page of all that was done."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A log, or a note (without `logged`): when (UTC) it was written down, by whom, and its words.

    `by` is a first name.
    """

    at: datetime
    by: str
    text: str
    logged: Logged | None = None


@dataclass(frozen=True, slots=True)
class WorkPage:
    """A page of what was logged and noted in a case, newest first.

    `number` counts the pages from 0; `total` is how many logs and notes there are on all of them.
    """

    requisition_id: int
    entries: tuple[Entry, ...]
    number: int
    pages: int
    total: int


def tools_used(session: Session, requisition_id: int) -> list[HelpKind]:
    """The kinds of help among what was logged in a case, each once."""
    kinds = session.exec(
        select(col(Activity.kind)).where(Activity.requisition_id == requisition_id).distinct()
    )
    tools = {kind.value for kind in HelpKind}
    return [HelpKind(kind) for kind in kinds if kind in tools]


def page(session: Session, requisition_id: int, number: int = 0, most: int = PAGE) -> WorkPage:
    """A page of `most` logs and notes of a case; the nearest one where there is no such page.

    It does not ask who may read it (`casework.cases.permissions.may_read_work`).
    """
    total = _count(session, Activity, requisition_id) + _count(session, Note, requisition_id)
    pages = max(1, -(-total // most))
    number = min(max(number, 0), pages - 1)
    until = (number + 1) * most
    newest = sorted(
        [*_logs(session, requisition_id, until), *_notes(session, requisition_id, until)],
        key=lambda entry: entry.at,
        reverse=True,
    )
    entries = tuple(newest[number * most : until])
    return WorkPage(requisition_id, entries, number, pages, total)


def _count(session: Session, model: type[Activity | Note], requisition_id: int) -> int:
    return session.exec(
        select(func.count(col(model.id))).where(model.requisition_id == requisition_id)
    ).one()


def _logs(session: Session, requisition_id: int, most: int) -> list[Entry]:
    rows = session.exec(
        select(Activity)
        .where(Activity.requisition_id == requisition_id)
        .order_by(col(Activity.id).desc())
        .limit(most)
    ).all()
    names = people.names(session, [row.advisor_id for row in rows])
    return [
        Entry(
            row.logged_at,
            names[row.advisor_id],
            row.note,
            Logged(row.kind, row.day, row.minutes, row.note),
        )
        for row in rows
    ]


def _notes(session: Session, requisition_id: int, most: int) -> list[Entry]:
    rows = session.exec(
        select(Note)
        .where(Note.requisition_id == requisition_id)
        .order_by(col(Note.id).desc())
        .limit(most)
    ).all()
    names = people.names(session, [row.author_id for row in rows])
    return [Entry(row.at, names[row.author_id], row.text) for row in rows]
