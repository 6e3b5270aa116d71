"""Words that turn out to be more of what somebody has just written."""

from collections.abc import Sequence

from casework.core.errors import Refused
from casework.relay import Written
from storage.addressing import just_done, unassigned
from storage.addressing import reading as addressing_reading
from storage.people.people import Known
from storage.prompts import kept_words
from storage.queues import outbox
from storage.rewording.notices import WordsAdded
from storage.subjects import REWORD
from storage.transaction.unit_of_work import UnitOfWork
from storage.work import activities


def add(unit: UnitOfWork, person: Known, row: int, message_id: int | None) -> None:
    """Keep all that waits with this row as more of what it may be more of.

    `message_id` is the question's, which becomes the record of the answer; None where it was
    answered in words. What waits for another answer is asked about again. Raises
    Refused("stale_button") where it waits no more, and what its kind raises; then it waits on.
    """
    more = addressing_reading.more_of(unit.session, person.id, row)
    if more is None:
        raise Refused("stale_button")
    kind, _, name = more.subject.partition(":")
    if kind == "note":
        activities.more_of_note(unit, name, person, more.written)
    else:
        add_to(unit, person, more.subject, more.written)
    unassigned.drop_these(unit, person.id, more.written)
    if more.case is not None:
        outbox.answer(unit, WordsAdded(what=kind, requisition=more.case, message_id=message_id))
    unassigned.ask(unit, person)


def add_to(unit: UnitOfWork, person: Known, subject: str, written: Sequence[Written]) -> None:
    """Add messages to what this names. Raises what its kind raises; then nothing has changed."""

    def longer(before: str, longest: int) -> str:
        return kept_words.longer(unit, person.id, subject, before, written, longest)

    kind, _, name = subject.partition(":")
    done = REWORD[kind](unit, name, person, longer)
    just_done.begin(unit, person.id, subject, done.case)
