"""What an advisor did for a case, and what they noted of it."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from casework.vocabulary import ActivityKind, HelpKind
from storage import history, outbox, own_cases, people
from storage.history import Happened
from storage.people import Known
from storage.tables import Activity, Note

PAGE = 5
"""Entries a page of all that was done."""


@dataclass(frozen=True, slots=True)
class Logged:
    """One thing that was done: on a local day, for so many minutes, and a line about it."""

    kind: ActivityKind
    day: date
    minutes: int
    line: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A log or a note as it is read: when it was written down, by whom, and what."""

    at: datetime
    by: str
    text: str
    logged: Logged | None = None


@dataclass(frozen=True, slots=True)
class WorkPage:
    """A page of what was done and noted in a case, newest first, counted from 0."""

    requisition_id: int
    entries: tuple[Entry, ...]
    number: int
    pages: int
    total: int


def log(session: Session, requisition_id: int, person: Known, what: Logged, now: datetime) -> None:
    """Write down what an advisor did; the first thing done is an answer to the requester too.

    Raises what `own_cases.of_advisor_or_substitute` raises.
    """
    requisition = own_cases.of_advisor_or_substitute(session, requisition_id, person)
    session.add(
        Activity(
            requisition_id=requisition_id,
            advisor_id=person.id,
            kind=what.kind,
            day=what.day,
            minutes=what.minutes,
            note=what.line,
            logged_at=now,
        )
    )
    if requisition.first_response_at is None:
        requisition.first_response_at = now
    session.flush()
    history.note(
        session,
        requisition_id,
        Happened.LOGGED,
        now,
        person.id,
        activity=what.kind,
        minutes=what.minutes,
    )
    params = {
        "requisition": requisition_id,
        "reference": own_cases.name_of(requisition),
        "activity": what.kind,
        "day": what.day.isoformat(),
        "minutes": what.minutes,
    }
    outbox.answer(session, "logged", params, now)


def note(session: Session, requisition_id: int, person: Known, text: str, now: datetime) -> None:
    """Keep an advisor's own note, which the requester never reads.

    Raises what `own_cases.of_advisor_or_substitute` raises.
    """
    requisition = own_cases.of_advisor_or_substitute(session, requisition_id, person)
    session.add(Note(requisition_id=requisition_id, author_id=person.id, text=text, at=now))
    session.flush()
    history.note(session, requisition_id, Happened.NOTED, now, person.id)
    params = {"requisition": requisition_id, "reference": own_cases.name_of(requisition)}
    outbox.answer(session, "noted", params, now)


def tools_used(session: Session, requisition_id: int) -> list[HelpKind]:
    """The kinds of help among what was logged."""
    kinds = session.exec(
        select(col(Activity.kind)).where(Activity.requisition_id == requisition_id).distinct()
    )
    tools = {kind.value for kind in HelpKind}
    return [HelpKind(kind) for kind in kinds if kind in tools]


def page(session: Session, requisition_id: int, number: int = 0, most: int = PAGE) -> WorkPage:
    """What was done and noted in a case, newest first. Whether one may read it, others say."""
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
