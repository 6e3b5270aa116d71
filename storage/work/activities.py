"""An advisor logs what was done in a case, and writes notes for the team."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from casework.core.errors import Refused
from casework.core.vocabulary import ActivityKind
from casework.prompts.several import joined
from casework.relay import Written
from casework.work.activities import LONGEST_LINE, LONGEST_NOTE
from storage.addressing import just_done
from storage.cases import first_answers, history
from storage.cases import own_cases as rows
from storage.cases.history import Happened
from storage.people.people import Known
from storage.prompts import kept_words
from storage.prompts.kept_words import Change, Reworded, Rewords
from storage.queues import outbox
from storage.tables import Activity, Note
from storage.transaction.unit_of_work import UnitOfWork
from storage.work.notices import ActivityLogged


@dataclass(frozen=True, slots=True)
class Logged:
    """One thing that was done: on a local day, for so many minutes, and a line about it or ""."""

    kind: ActivityKind
    day: date
    minutes: int
    line: str = ""


def log(
    unit: UnitOfWork,
    requisition_id: int,
    person: Known,
    what: Logged,
    written: Written | None = None,
) -> None:
    """Write down what an advisor did in a case that they have or stand in for.

    Where the requester has had no answer yet, this counts as the first one. `written` is the
    message that its line came in. The next words may be more of the line. Raises what
    `rows.of_advisor_or_substitute` raises.
    """
    requisition = rows.of_advisor_or_substitute(unit, requisition_id, person)
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
        reference=rows.name_of(requisition),
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
    words are in. Raises what `rows.of_advisor_or_substitute` and `joined` raise.
    """
    rows.of_advisor_or_substitute(unit, requisition_id, person)
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
    """Wait for no more of a note; whether the next words are more of it is asked."""
    just_done.begin(unit, person.id, f"note:{note_id}", requisition_id)


def more_of_note(unit: UnitOfWork, note_id: str, person: Known, written: Sequence[Written]) -> None:
    """Add to one's own note that was done.

    Raises Refused("case_not_yours") where it is not theirs, and what `note` raises.
    """
    row = unit.session.get(Note, int(note_id))
    if row is None or row.author_id != person.id:
        raise Refused("case_not_yours")
    kept = note(unit, row.requisition_id, person, written, row.id)
    note_is_done(unit, row.requisition_id, person, kept)


def reword_note(unit: UnitOfWork, note_id: str, person: Known, change: Change) -> Reworded:
    """Change what one's own note says; the requester never reads it.

    Raises Refused("case_not_yours") where it is not theirs, and what
    `rows.of_advisor_or_substitute` and `change` raise.
    """
    row = unit.session.get(Note, int(note_id))
    if row is None or row.author_id != person.id:
        raise Refused("case_not_yours")
    rows.of_advisor_or_substitute(unit, row.requisition_id, person)
    row.text = change(row.text, LONGEST_NOTE)
    unit.session.flush()
    return Reworded(row.requisition_id)


def reword_log(unit: UnitOfWork, activity_id: str, person: Known, change: Change) -> Reworded:
    """Change the line of one's own log. Raises what `reword_note` raises."""
    row = unit.session.get(Activity, int(activity_id))
    if row is None or row.advisor_id != person.id:
        raise Refused("case_not_yours")
    rows.of_advisor_or_substitute(unit, row.requisition_id, person)
    row.note = change(row.note, LONGEST_LINE)
    unit.session.flush()
    return Reworded(row.requisition_id)


def _fits(row: Note, written: Sequence[Written]) -> bool:
    return len(row.text) + sum(len(each.text) + 1 for each in written) <= LONGEST_NOTE


REWORD: Rewords = {"note": reword_note, "log": reword_log}
