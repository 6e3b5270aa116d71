"""What an advisor did for a case, and what they noted of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from casework.core.errors import Refused
from casework.core.vocabulary import ActivityKind, HelpKind
from casework.prompts.several import joined
from casework.relay import Written
from casework.work.activities import LONGEST_LINE, LONGEST_NOTE
from storage.addressing import just_done
from storage.cases import first_answers, history
from storage.cases import rows as own_cases
from storage.cases.history import Happened
from storage.people import people
from storage.people.people import Known
from storage.prompts import kept_words
from storage.prompts.kept_words import Change, Reworded, Rewords
from storage.queues import outbox
from storage.tables import Activity, Note
from storage.transaction.unit_of_work import UnitOfWork
from storage.work.notices import ActivityLogged

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


def log(
    unit: UnitOfWork,
    requisition_id: int,
    person: Known,
    what: Logged,
    written: Written | None = None,
) -> None:
    """Write down what an advisor did; the first thing done is an answer to the requester too.

    `written` is the message that its line came in. The next words may be more of the line. Raises
    what `own_cases.of_advisor_or_substitute` raises.
    """
    requisition = own_cases.of_advisor_or_substitute(unit, requisition_id, person)
    row = Activity(
        requisition_id=requisition_id,
        advisor_id=person.id,
        kind=what.kind,
        day=what.day,
        minutes=what.minutes,
        note=what.line,
        logged_at=unit.now,
    )
    unit.session.add(row)
    first_answers.give(requisition, person.id, unit.now)
    unit.session.flush()
    if written is not None:
        kept_words.keep(unit, person.id, f"log:{row.id}", [written])
    just_done.begin(unit, person.id, f"log:{row.id}", requisition_id)
    history.note(
        unit, requisition_id, Happened.LOGGED, person.id, activity=what.kind, minutes=what.minutes
    )
    logged = ActivityLogged(
        requisition=requisition_id,
        reference=own_cases.name_of(requisition),
        activity=what.kind,
        day=what.day,
        minutes=what.minutes,
    )
    outbox.answer(unit, logged)


def note(
    unit: UnitOfWork,
    requisition_id: int,
    person: Known,
    written: Sequence[Written],
    note_id: int | None = None,
) -> int:
    """Keep words of an advisor's as their own note, or as more of the one with this id.

    What no longer fits into that one is a note of its own. Returns the id of the note that the
    words are in. Raises what `own_cases.of_advisor_or_substitute` and `joined` raise.
    """
    own_cases.of_advisor_or_substitute(unit, requisition_id, person)
    row = unit.session.get(Note, note_id) if note_id is not None else None
    if row is not None and row.author_id == person.id and _fits(row, written):
        row.text = kept_words.longer(
            unit, person.id, f"note:{row.id}", row.text, written, LONGEST_NOTE
        )
        unit.session.flush()
        return row.id or 0
    row = Note(requisition_id=requisition_id, author_id=person.id, text="", at=unit.now)
    row.text = joined([each.text for each in written], LONGEST_NOTE)
    unit.session.add(row)
    unit.session.flush()
    kept_words.keep(unit, person.id, f"note:{row.id}", written)
    history.note(unit, requisition_id, Happened.NOTED, person.id)
    return row.id or 0


def note_is_done(unit: UnitOfWork, requisition_id: int, person: Known, note_id: int) -> None:
    """Nothing more of a note is waited for; still, the next words may be meant for it."""
    just_done.begin(unit, person.id, f"note:{note_id}", requisition_id)


def more_of_note(unit: UnitOfWork, note_id: str, person: Known, written: Sequence[Written]) -> None:
    """Add to a note that was done. Raises what `note` raises."""
    row = unit.session.get(Note, int(note_id))
    if row is None or row.author_id != person.id:
        raise Refused("case_not_yours")
    kept = note(unit, row.requisition_id, person, written, row.id)
    note_is_done(unit, row.requisition_id, person, kept)


def reword_note(unit: UnitOfWork, note_id: str, person: Known, change: Change) -> Reworded:
    """Change what a note says. Raises what `note` raises."""
    row = unit.session.get(Note, int(note_id))
    if row is None or row.author_id != person.id:
        raise Refused("case_not_yours")
    own_cases.of_advisor_or_substitute(unit, row.requisition_id, person)
    row.text = change(row.text, LONGEST_NOTE)
    unit.session.flush()
    return Reworded(row.requisition_id)


def reword_log(unit: UnitOfWork, activity_id: str, person: Known, change: Change) -> Reworded:
    """Change the line of a log. Raises what `log` and `change` raise."""
    row = unit.session.get(Activity, int(activity_id))
    if row is None or row.advisor_id != person.id:
        raise Refused("case_not_yours")
    own_cases.of_advisor_or_substitute(unit, row.requisition_id, person)
    row.note = change(row.note, LONGEST_LINE)
    unit.session.flush()
    return Reworded(row.requisition_id)


def _fits(row: Note, written: Sequence[Written]) -> bool:
    return len(row.text) + sum(len(each.text) + 1 for each in written) <= LONGEST_NOTE


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


REWORD: Rewords = {"note": reword_note, "log": reword_log}
